// An element in words and as a stable selector. Never what somebody typed.

import type { Privacy } from '../privacy';

const NAME_CAP = 80;
const TYPED = new Set(['input', 'textarea', 'select', 'option']);
const BUTTONS = new Set(['submit', 'button', 'reset', 'image']);
const OPERABLE = 'a,button,input,select,textarea,label,summary,[role],[onclick],[tabindex]';

/** Return what a click was meant for: the control around the element, or the element itself. */
export function controlOf(element: Element): Element {
  return element.closest(OPERABLE) ?? element;
}

/** Return the accessible name of a control, masked where it must be; '' for what was typed into. */
export function nameOf(element: Element, privacy: Privacy): string {
  if (privacy.isMasked(element)) return '[MASKED]';
  const label = element.getAttribute('aria-label') ?? labelledBy(element);
  return privacy.text((label || wordsOf(element)).replace(/\s+/g, ' ').trim(), NAME_CAP);
}

function labelledBy(element: Element): string {
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

function wordsOf(element: Element): string {
  const tag = element.tagName.toLowerCase();
  const attribute = element.getAttribute('alt') ?? element.getAttribute('title') ?? '';
  if (!TYPED.has(tag)) return readable(element) || attribute;
  const kind = (element.getAttribute('type') ?? '').toLowerCase();
  if (BUTTONS.has(kind)) return element.getAttribute('value') ?? (attribute || kind);
  return attribute || (element.getAttribute('placeholder') ?? '');
}

/** Return the text of an element without that of masked or editable parts. */
function readable(element: Element): string {
  if ((element as HTMLElement).isContentEditable) return '';
  if (!element.querySelector('[data-uc-mask],input,textarea,select,[contenteditable]')) {
    return (element.textContent ?? '').slice(0, NAME_CAP * 4);
  }
  let text = '';
  for (const child of element.childNodes) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof Element && !child.matches('[data-uc-mask],input,textarea,select')) {
      text += ' ' + readable(child);
    }
    if (text.length > NAME_CAP * 4) break;
  }
  return text;
}

/** Return a short selector that survives a new build: test ids, ids and names before places. */
export function selectorOf(element: Element): string {
  const parts: string[] = [];
  let current: Element | null = element;
  while (current && parts.length < 5 && current !== document.documentElement) {
    const own = ownSelector(current);
    parts.unshift(own.text);
    if (own.unique) break;
    current = current.parentElement;
  }
  return parts.join(' > ').slice(0, 300);
}

function ownSelector(element: Element): { text: string; unique: boolean } {
  const tag = element.tagName.toLowerCase();
  for (const name of ['data-testid', 'data-test', 'data-cy']) {
    const value = element.getAttribute(name);
    if (value) return { text: `[${name}="${value.slice(0, 60)}"]`, unique: true };
  }
  if (isStable(element.id)) return { text: `#${element.id}`, unique: true };
  const name = element.getAttribute('name');
  if (isStable(name ?? '')) return { text: `${tag}[name="${name ?? ''}"]`, unique: false };
  const classes = Array.from(element.classList).filter(isStable).slice(0, 2);
  const text = tag + classes.map((one) => `.${one}`).join('');
  const alike = Array.from(element.parentElement?.children ?? []).filter((one) => one.tagName === element.tagName);
  const place = alike.length > 1 ? `:nth-of-type(${String(alike.indexOf(element) + 1)})` : '';
  return { text: text + place, unique: false };
}

/** Tell a name that a person wrote from one that a build or a framework made. */
function isStable(name: string): boolean {
  return name.length > 1 && name.length < 40 && /^[A-Za-z][\w-]*$/.test(name) && !/\d{3}|[a-z]\d[a-z]|[A-Z]\d|:|__/.test(name);
}
