// The keys of a page: what is marked with `data-key` is clicked, or focused where one types in it.
// Not: what that does. `g i` is one after the other, `mod+k` is Ctrl or Command.

import { isDialogOpen } from './dialogs';
import { chooseSomething, moveBy, toggleRow } from './rows';

const TOGETHER_MS = 1500;
const OFF = 'uc.keys';
const OF_ROWS: Record<string, () => void> = {
  j: () => {
    moveBy(1);
  },
  k: () => {
    moveBy(-1);
  },
  x: toggleRow,
};
const WORDS: [string, string][] = [
  ['j', 'Next row'],
  ['k', 'Previous row'],
  ['x', 'Select the current row'],
  ['Enter', 'Open the current row'],
];
const ACTIVE = '[data-key]:not(:disabled)';

let begun = '';
let begunAt = 0;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|submit)$/.test(target.type);
  return target.isContentEditable || target.matches('textarea, select');
}

function areLettersOff(): boolean {
  try {
    return localStorage.getItem(OFF) === 'off';
  } catch {
    return false; // storage is denied: nobody can have switched them off
  }
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.closest('dialog:not([open])');
}

function findKey(key: string): HTMLElement | null {
  const named = [...document.querySelectorAll<HTMLElement>(ACTIVE)];
  return named.find((each) => each.dataset.key === key && isShown(each)) ?? null;
}

function use(element: HTMLElement): void {
  if (isTyping(element)) {
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
  } else if (!element.hasAttribute('data-rows') || chooseSomething()) element.click();
}

/** Do what a key stands for here; tells whether it stands for anything. */
function press(key: string): boolean {
  const own = document.querySelector('[data-row]') ? OF_ROWS[key] : undefined;
  if (own) {
    own();
    return true;
  }
  const found = findKey(key);
  if (found) use(found);
  return found !== null;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const isMod = event.ctrlKey || event.metaKey;
  if (isMod) {
    // of these only ours, and only the palette where one types
    const named = `mod+${event.key.toLowerCase()}`;
    const mayBe = named === 'mod+k' || (!isTyping(event.target) && !isDialogOpen());
    const found = mayBe && !event.shiftKey ? findKey(named) : null;
    if (!found) return;
    event.preventDefault();
    if (!isDialogOpen()) use(found);
    return;
  }
  if (event.key === 'Escape' && isTyping(event.target) && !isDialogOpen()) {
    (event.target as HTMLElement).blur();
    return;
  }
  if (isTyping(event.target) || isDialogOpen() || areLettersOff()) return;
  const together = event.timeStamp - begunAt < TOGETHER_MS ? `${begun} ${event.key}` : '';
  begun = '';
  if ((together !== '' && press(together)) || press(event.key)) {
    event.preventDefault();
    return;
  }
  begun = event.key;
  begunAt = event.timeStamp;
}

function nameOf(element: HTMLElement): string {
  const said = element.title || (element.getAttribute('aria-label') ?? '');
  return said || element.textContent.trim();
}

/** Return every key of this page with what it does. */
function listKeys(): [string, string][] {
  const found = document.querySelector('[data-row]') ? [...WORDS] : [];
  const known = new Set<string>(found.map(([key]) => key));
  for (const each of document.querySelectorAll<HTMLElement>(ACTIVE)) {
    const key = each.dataset.key ?? '';
    if (known.has(key) || !isShown(each)) continue;
    known.add(key);
    found.push([key, nameOf(each)]);
  }
  return found;
}

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

/** Write a key as it is told to people. */
export function writeKey(key: string): string {
  const mod = isMac ? '⌘ ' : 'Ctrl ';
  return key.startsWith('mod+') ? mod + key.slice(4).toUpperCase() : key.replace(' ', ' then ');
}

function fillHelp(list: HTMLElement): void {
  const lines = listKeys().map(([key, words]) => {
    const line = document.createElement('div');
    const named = document.createElement('dt');
    const told = document.createElement('dd');
    const cap = document.createElement('kbd');
    cap.textContent = writeKey(key);
    named.append(cap);
    told.textContent = words;
    line.append(named, told);
    return line;
  });
  list.replaceChildren(...lines);
}

function startSwitch(): void {
  const on = document.getElementById('keys-on');
  if (!(on instanceof HTMLInputElement)) return;
  on.checked = !areLettersOff();
  on.addEventListener('change', () => {
    localStorage.setItem(OFF, on.checked ? 'on' : 'off');
  });
}

export function startKeys(): void {
  document.addEventListener('keydown', onKey);
  document.addEventListener(
    'click',
    ({ target }) => {
      const list = document.getElementById('keys-list');
      const isHelp = target instanceof Element && target.closest('[data-opens="keys"]');
      if (isHelp && list) fillHelp(list);
    },
    true,
  );
  for (const each of document.querySelectorAll('[data-mod]')) each.textContent = writeKey('mod+k');
  startSwitch();
}
