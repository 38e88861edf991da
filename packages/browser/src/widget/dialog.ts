// The dialog: what its controls do, from the first letter to the number of the issue. Not: its
// elements (form.ts), its looks and its pictures. One closure: all of it is about one draft.

import type { Payload, Stop } from '../entry';
import { DIALOG } from './dialog_styles';
import { h } from './elements';
import { holdFocus } from './focus';
import { checkText, countLeft, makeForm, makeSent } from './form';
import { makeHost, type Handlers } from './host';
import { listLines, strikeLine } from './lines';
import type * as Screenshot from './screenshot';
import type { Parts, Tools } from './tools';

export interface Dialog {
  /** Show it, unless it is shown; the metadata travels with the report. */
  open(metadata: Payload): void;
  remove: Stop;
}

export function makeDialog(tools: Tools, parts: Parts): Dialog {
  const { words, options } = parts;
  const { screenshot = true } = options;
  const live = h('p', { class: 'live', role: 'status' });
  const dialog = h('dialog', { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title' });
  let form = makeForm(words, screenshot);
  let about: Payload = {};
  let issueId = '';
  let isBusy = false;
  let shot: Screenshot.Shot | undefined;

  const show = (view = form.view, focus: HTMLElement | null = form.text): void => {
    dialog.replaceChildren(view, live);
    focus?.focus();
  };
  const say = (text: string): void => {
    live.textContent = text;
  };
  const wait = (button: HTMLElement, words?: string): void => {
    isBusy = !!words;
    button.setAttribute('aria-disabled', String(isBusy));
    say(words ?? '');
  };
  const close = (): void => {
    // which gives the focus back
    dialog.close();
    if (issueId) {
      form = makeForm(words, screenshot);
      about = {};
      issueId = '';
      shot = undefined;
    }
  };
  /** Leave what is in front: the editor, then the dialog. The draft stays. */
  const leave = (event: Event): void => {
    event.preventDefault();
    if (!shot?.leave()) close();
  };

  const send = async (button: HTMLElement): Promise<void> => {
    form.alert.hidden = true;
    if (!checkText(form, words)) {
      form.text.focus();
      return;
    }
    button.textContent = words.sending;
    wait(button, words.sending);
    try {
      issueId = await tools.report(form.text.value, about);
      const isLost = shot && !(await shot.send(issueId));
      const view = makeSent(words, issueId, isLost);
      show(view, view.querySelector('h2'));
    } catch {
      form.alert.textContent = navigator.onLine ? words.failed : words.offline;
      form.alert.hidden = false;
    }
    wait(button);
    button.textContent = words.send;
  };
  const sendAgain = async (button: HTMLElement): Promise<void> => {
    wait(button, words.sending);
    if (await shot?.send(issueId)) {
      const view = makeSent(words, issueId);
      show(view, view.querySelector('h2'));
    }
    wait(button);
  };
  const take = async (button: HTMLElement): Promise<void> => {
    wait(button, words.taking);
    try {
      const { takeShot } = await parts.load<typeof Screenshot>('screenshot');
      const place = { root: host.root, button, say, show };
      shot = await takeShot(tools, parts, place);
    } catch {
      button.replaceWith(h('p', { class: 'quiet' }, words.noPicture));
      form.text.focus();
    }
    wait(button);
  };
  const copy = async (button: HTMLElement): Promise<void> => {
    await navigator.clipboard.writeText(issueId.slice(0, 8));
    button.textContent = words.copied;
    say(words.copied);
  };

  const actions: Record<string, (button: HTMLElement) => unknown> = {
    close,
    send,
    sendAgain,
    copy,
    take,
    remove() {
      shot?.remove();
      shot = undefined;
    },
    strike(button) {
      (strikeLine(tools, button) ?? form.view.querySelector('summary'))?.focus();
    },
  };
  /** Do what a control is for; nothing while something is under way, but for closing. */
  const act = (button: HTMLElement | null): void => {
    const name = button?.dataset.do ?? '';
    if (!button || (isBusy && name !== 'close')) return;
    // what is refused, such as the clipboard, is no harm: the number can be read
    void Promise.resolve((actions[name] ?? shot?.act)?.(button)).catch(() => undefined);
  };
  const point = (event: PointerEvent, target: HTMLElement): void => shot?.point(event, target);
  const handlers: Handlers = {
    click(_: Event, target) {
      act(target.closest<HTMLElement>('[data-do]'));
    },
    input() {
      if (form.wrong.hidden) countLeft(form, words);
      else checkText(form, words);
    },
    keydown(event: KeyboardEvent, target) {
      const { key, ctrlKey, metaKey } = event;
      if (key === 'Escape') leave(event);
      else if (key === 'Enter' && (ctrlKey || metaKey) && target === form.text) act(form.send);
      else if (key === 'Tab') holdFocus(event, dialog, host.root);
      else shot?.key(event, target);
    },
    pointerdown: point,
    pointermove: point,
    pointerup: point,
    pointercancel: point,
  };
  const host = makeHost(tools, parts, DIALOG, handlers);
  // the back gesture of a phone
  dialog.addEventListener('cancel', leave);
  host.root.append(dialog);

  return {
    open(metadata) {
      Object.assign(about, metadata);
      if (dialog.open) return;
      form.included.replaceChildren(...listLines(tools, parts));
      // in the page's top layer: nothing of the page lies above it, or can be reached behind it
      dialog.showModal();
      if (!issueId && !shot?.isEditing()) show();
    },
    remove: host.remove,
  };
}
