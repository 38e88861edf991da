// The parts of the form and of the page that thanks for it, as elements. Not: what they do.

import { h, icon } from './elements';
import type { Words } from './words/words';

/** By code points, as the server counts. */
export const MOST_CHARACTERS = 5000;
const NEAR_THE_END = 500;
const CROSS = 'M6 6l12 12M18 6L6 18';
const CAMERA = 'M4 8h3l2-3h6l2 3h3v11H4zM12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6';
const TICK = 'M5 12.5l4.5 4.5L19 7.5';

export interface Form {
  view: HTMLElement;
  text: HTMLTextAreaElement;
  /** How many characters are left, near the end. */
  count: HTMLElement;
  /** What is wrong with the text. */
  wrong: HTMLElement;
  /** Why it could not be sent. */
  alert: HTMLElement;
  included: HTMLElement;
  send: HTMLButtonElement;
}

const button = (action: string, words: string, kind = '', ...before: Node[]): HTMLButtonElement =>
  h('button', { 'data-do': action, class: kind }, ...before, words);

function makeHeader(title: string, close: string): HTMLElement {
  const cross = { class: 'plain icon', 'data-do': 'close', 'aria-label': close };
  return h('header', {}, h('h2', { id: 'title' }, title), h('button', cross, icon(CROSS)));
}

export function makeForm(words: Words, withPicture: boolean): Form {
  const text = h('textarea', {
    id: 'text',
    rows: '5',
    dir: 'auto',
    'aria-required': 'true',
    'aria-describedby': 'hint wrong',
  });
  const count = h('p', { class: 'quiet count' });
  const wrong = h('p', { class: 'wrong', id: 'wrong', hidden: true });
  const alert = h('p', { class: 'alert', role: 'alert', hidden: true });
  const picture = withPicture ? button('take', words.addPicture, 'dashed', icon(CAMERA)) : '';
  const included = h('div');
  const send = button('send', words.send, 'primary');
  const view = h(
    'div',
    { class: 'form' },
    makeHeader(words.title, words.close),
    h(
      'div',
      { class: 'body' },
      h('label', { for: 'text' }, words.question),
      h('p', { class: 'quiet', id: 'hint' }, words.hint),
      text,
      wrong,
      count,
      picture,
      h('details', {}, h('summary', {}, words.included), included),
    ),
    alert,
    h('footer', {}, button('close', words.cancel), send),
  );
  return { view, text, count, wrong, alert, included, send };
}

/** Say how many characters are left, once that matters. */
export function countLeft({ text, count }: Form, words: Words): number {
  const left = MOST_CHARACTERS - [...text.value.trim()].length;
  count.textContent = left < NEAR_THE_END ? words.left + String(left) : '';
  return left;
}

/** Say what is wrong with the text, or nothing; returns whether it is right. */
export function checkText(form: Form, words: Words): boolean {
  const left = countLeft(form, words);
  const why = left < 0 ? words.tooLong : left === MOST_CHARACTERS ? words.empty : '';
  form.wrong.textContent = why;
  form.wrong.hidden = !why;
  if (why) form.text.setAttribute('aria-invalid', 'true');
  else form.text.removeAttribute('aria-invalid');
  return !why;
}

export function makeSent(words: Words, issueId: string, lost = false): HTMLElement {
  const code = h('code', { dir: 'ltr' }, issueId.slice(0, 8));
  const view = h(
    'div',
    { class: 'sent' },
    icon(TICK),
    h('h2', { id: 'title', tabindex: '-1' }, words.sent),
    h('p', {}, words.thanks),
    h('div', { class: 'code' }, code, button('copy', words.copy, 'plain')),
  );
  if (lost) {
    view.append(
      h('p', { class: 'wrong', role: 'alert' }, words.pictureLost),
      button('sendAgain', words.again),
    );
  }
  view.append(button('close', words.close, 'primary'));
  return view;
}
