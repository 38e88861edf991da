// The part that loads when somebody adds a screenshot: its place in the form, its editor, its way
// to the issue. Not: how it is drawn (render.ts).

import { randomId } from '../session';
import { makeEditor } from './editor';
import { EDITOR } from './editor_styles';
import { EDITOR_WORDS, type EditorWords } from './editor_words';
import type { Editor } from './picture';
import { takePicture } from './render';
import type { Parts, Tools } from './tools';

/** Where a picture is shown. */
export interface Place {
  root: ShadowRoot;
  /** What was pressed for it; the picture stands in its place. */
  button: HTMLElement;
  say(text: string): void;
  /** Show a view, or the form again. */
  show(view?: HTMLElement, focus?: HTMLElement | null): void;
}

export interface Shot {
  /** Send it to its issue; resolves to whether it has arrived. Twice sent, it is kept once. */
  send(issueId: string): Promise<boolean>;
  act(button: HTMLElement): void;
  key(event: KeyboardEvent, target: HTMLElement): void;
  point(event: PointerEvent, target: HTMLElement): void;
  isEditing(): boolean;
  /** Leave the editor; returns false when it was not open. */
  leave(): boolean;
  remove(): void;
}

/** Take a picture and put it into the form; rejects where the page's policy does not allow it. */
export async function takeShot(tools: Tools, parts: Parts, place: Place): Promise<Shot> {
  const { kit, tag } = parts;
  const words = { ...(EDITOR_WORDS[tag] ?? EDITOR_WORDS.en), ...parts.words } as EditorWords;
  const picture = await takePicture(tools);
  const { root, button, say, show } = place;
  if (!styled.has(root)) kit.addSheet(root, EDITOR);
  styled.add(root);
  const figure = kit.h('figure');
  let key = randomId(24);
  let editor: Editor | undefined;
  const fill = (): void => {
    const canvas = picture.preview();
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', words.picture);
    const control = (action: string, text: string, style = ''): HTMLElement =>
      kit.h('button', { 'data-do': action, class: style }, text);
    const controls = [control('edit', words.edit), control('remove', words.remove, 'plain')];
    figure.replaceChildren(canvas, kit.h('div', {}, ...controls));
  };
  const leave = (): boolean => {
    if (!editor) return false;
    editor = undefined;
    fill();
    show(undefined, figure.querySelector('button'));
    return true;
  };
  const actions: Record<string, () => void> = {
    edit() {
      editor = makeEditor(picture, kit, words, say);
      show(editor.view, editor.canvas);
    },
    back: leave,
    done() {
      editor?.keep();
      key = randomId(24);
      leave();
    },
  };
  fill();
  button.replaceWith(figure);
  figure.querySelector('button')?.focus();
  return {
    async send(issueId) {
      const path = `/v1/issues/${issueId}/attachments`;
      return (await tools.send(path, await picture.encode(), key)).status === 201;
    },
    act(pressed) {
      const action = actions[pressed.dataset.do ?? ''] ?? (() => editor?.act(pressed));
      action();
    },
    key: (event, target) => editor?.key(event, target),
    point: (event, target) => editor?.point(event, target),
    isEditing: () => !!editor,
    leave,
    remove() {
      figure.replaceWith(button);
      button.focus();
    },
  };
}

const styled = new WeakSet<ShadowRoot>();
