// The palette of commands: every page, project and action of this page, found by typing. It only
// clicks what stands on the page, so nothing can be done here alone. Not: keys of single actions.

import { writeKey } from './keys';

interface Command {
  words: string;
  kind: string;
  key: string;
  run: () => void;
}

const MOST = 60;
const ACTIONS = 'main [data-key], main [data-command]';

let shown: Command[] = [];
let chosen = 0;

function go(path: string): () => void {
  return () => {
    location.assign(path);
  };
}

function textOf(element: HTMLElement): string {
  return element.textContent.replace(/\s+/g, ' ').trim();
}

function actions(): Command[] {
  const found = [...document.querySelectorAll<HTMLElement>(ACTIONS)];
  return found
    .filter((each) => each.checkVisibility() && !each.matches(':disabled, input'))
    .map((each) => ({
      words: each.title || textOf(each),
      kind: each.dataset.command ?? 'Here',
      key: each.dataset.key ?? '',
      run: () => {
        each.click();
      },
    }));
}

function places(): Command[] {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('#places a')];
  const keyed = [...document.querySelectorAll<HTMLAnchorElement>('nav a[data-key]')];
  return links.map((link) => ({
    words: textOf(link),
    kind: 'Go to',
    key: keyed.find((each) => each.href === link.href)?.dataset.key ?? '',
    run: go(link.href),
  }));
}

function holds(command: Command, words: string[]): boolean {
  const text = `${command.words} ${command.kind}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function search(input: HTMLInputElement): Command[] {
  const words = input.value.trim();
  const address = input.dataset.search;
  if (words === '' || address === undefined) return [];
  const run = go(`${address}?status=all&q=${encodeURIComponent(words)}`);
  return [{ words: `Search issues for “${words}”`, kind: 'Search', key: '', run }];
}

function draw(command: Command, number: number): HTMLElement {
  const option = document.createElement('li');
  option.id = `palette-${number}`;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', String(number === chosen));
  const words = document.createElement('span');
  words.textContent = command.words;
  const kind = document.createElement('span');
  kind.className = 'soft small';
  kind.textContent = command.kind;
  option.append(words, kind);
  if (command.key !== '') {
    const cap = document.createElement('kbd');
    cap.textContent = writeKey(command.key);
    option.append(cap);
  }
  return option;
}

function fill(input: HTMLInputElement, list: HTMLElement): void {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...actions(), ...places()].filter((each) => holds(each, words));
  shown = [...found.slice(0, MOST), ...search(input)];
  chosen = 0;
  list.replaceChildren(...shown.map(draw));
  document.getElementById('palette-none')?.toggleAttribute('hidden', shown.length > 0);
  mark(input, list);
}

function mark(input: HTMLInputElement, list: HTMLElement): void {
  for (const [number, option] of [...list.children].entries()) {
    option.setAttribute('aria-selected', String(number === chosen));
    if (number === chosen) option.scrollIntoView({ block: 'nearest' });
  }
  if (shown.length > 0) input.setAttribute('aria-activedescendant', `palette-${chosen}`);
  else input.removeAttribute('aria-activedescendant');
}

function run(dialog: HTMLDialogElement, number: number): void {
  const command = shown[number];
  if (!command) return;
  dialog.close();
  command.run();
}

function step(key: string): number | null {
  if (key === 'ArrowDown') return (chosen + 1) % shown.length;
  if (key === 'ArrowUp') return (chosen - 1 + shown.length) % shown.length;
  if (key === 'PageDown') return Math.min(chosen + 8, shown.length - 1);
  return key === 'PageUp' ? Math.max(chosen - 8, 0) : null;
}

export function startPalette(): void {
  const dialog = document.getElementById('palette');
  const input = document.getElementById('palette-words');
  const list = document.getElementById('palette-list');
  if (!(dialog instanceof HTMLDialogElement) || !(input instanceof HTMLInputElement) || !list)
    return;
  document.addEventListener(
    'click',
    ({ target }) => {
      if (!(target instanceof Element) || !target.closest('[data-opens="palette"]')) return;
      input.value = '';
      fill(input, list);
    },
    true,
  );
  input.addEventListener('input', () => {
    fill(input, list);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || shown.length === 0) return;
    const next = step(event.key);
    if (next !== null) chosen = next;
    else if (event.key !== 'Enter') return;
    event.preventDefault();
    if (next === null) run(dialog, chosen);
    else mark(input, list);
  });
  list.addEventListener('click', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role="option"]') : null;
    if (option) run(dialog, [...list.children].indexOf(option));
  });
}
