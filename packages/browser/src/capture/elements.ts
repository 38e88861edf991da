// An element in words and as a stable selector. Never what somebody typed.

import type { IsMasked } from '../masked';
import type { Privacy } from '../privacy';

const NAME_CAP = 80;
const READ_CAP = 320;
/** An element may have any number of empty ones inside. */
const READ_PARTS = 200;
const TYPED = 'input,textarea,select,[contenteditable]';
const BUTTONS = 'input:is([type=submit],[type=button],[type=reset])';
const OPERABLE = `a,button,label,summary,[role],[onclick],[tabindex],${TYPED}`;
const DEPTH = 5;

/** How many elements may still be read. */
let left = 0;

/** Return what a click was meant for: the control around the element, or the element itself. */
export function controlOf(element: Element): Element {
  return element.closest(OPERABLE) ?? element;
}

/** Return the accessible name of a control, masked where it must be; never what was typed. */
export function nameOf(element: Element, privacy: Privacy, isMasked: IsMasked): string {
  if (isMasked(element)) return '[MASKED]';
  left = READ_PARTS;
  const of = (name: string): string => element.getAttribute(name) ?? '';
  const labelled = document.getElementById(of('aria-labelledby'));
  const label = labelled && readable(labelled, isMasked);
  const words = element.matches(BUTTONS) ? of('value') : readable(element, isMasked).trim();
  const found = of('aria-label') || label || words || of('alt') || of('title') || of('placeholder');
  return privacy.text(found.replace(/\s+/g, ' ').trim(), NAME_CAP);
}

/** Return all that an element says, in one line. */
export function wordsOf(element: Element, isMasked: IsMasked): string {
  left = READ_PARTS;
  return readable(element, isMasked).replace(/\s+/g, ' ').trim();
}

/** Return the text of an element without that of masked or editable parts. */
function readable(element: Element, isMasked: IsMasked): string {
  if (--left < 0 || element.matches(TYPED) || isMasked(element)) return '';
  let text = '';
  for (const child of element.childNodes) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof Element) text += ' ' + readable(child, isMasked);
    if (text.length > READ_CAP || left < 0) break;
  }
  return text.slice(0, READ_CAP);
}

/** Return a short selector that survives a new build: test ids, ids and names before places. */
export function selectorOf(element: Element): string {
  const parts: string[] = [];
  for (let one: Element | null = element; one && parts.length < DEPTH; one = one.parentElement) {
    const own = handleOf(one);
    parts.unshift(own ?? placeOf(one));
    if (own) break;
  }
  return parts.join(' > ').slice(0, 300);
}

/** Return what names an element by itself, if anything does. */
function handleOf(element: Element): string | undefined {
  const test = element.getAttribute('data-testid');
  return test
    ? `[data-testid="${test.slice(0, 60)}"]`
    : isStable(element.id)
      ? '#' + element.id
      : undefined;
}

function placeOf(element: Element): string {
  const tag = element.localName;
  const name = element.getAttribute('name');
  if (name && isStable(name)) return `${tag}[name="${name}"]`;
  const classes = [...element.classList].filter(isStable).slice(0, 2);
  const alike = [...(element.parentElement?.children ?? [])].filter(
    (one) => one.tagName === element.tagName,
  );
  const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(element) + 1})` : '';
  return [tag, ...classes].join('.') + place;
}

/** Tell a name that a person wrote from one that a build or a framework made. */
function isStable(name: string): boolean {
  return /^[a-z][\w-]{1,38}$/i.test(name) && !/\d{3}|[a-z]\d[a-z]|[A-Z]\d|__/.test(name);
}
