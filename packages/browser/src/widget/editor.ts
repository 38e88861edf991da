// The screenshot's editor: tools, drawing by pointer or by keyboard, undo. Not: the pixels.

import type { EditorWords } from './editor_words';
import type { Kind, Mark } from './marks';
import { burn, type Editor, type Picture } from './picture';
import type { Parts } from './tools';

const ICONS: Record<Kind, string> = {
  redact: 'M4 7h16v10H4zM6 9h12M6 12h12M6 15h12',
  box: 'M4 6h16v12H4z',
  arrow: 'M5 19L19 5M10 5h9v9',
  pen: 'M4 20l1-4L16 5l3 3L8 19z',
};
const UNDO = 'M9 5L4 10l5 5M4 10h10a5 5 0 0 1 0 10h-3';
const STEPS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Keys move by this share of the picture's width; with Alt by a pixel. */
const STEP = 1 / 64;

export function makeEditor(
  picture: Picture,
  kit: Parts['kit'],
  words: EditorWords,
  say: (text: string) => void,
): Editor {
  const marks: Mark[] = picture.marks.map((mark) => ({ ...mark }));
  const canvas = kit.h('canvas', {
    tabindex: '0',
    role: 'application',
    'aria-label': words.canvas,
    'aria-describedby': 'keys',
  });
  let kind: Kind = 'redact';
  let drawing: Mark | undefined;
  const draw = (): void => {
    burn({ source: picture.source, marks }, canvas);
  };
  const choose = (next: Kind): void => {
    kind = next;
    for (const button of view.querySelectorAll<HTMLElement>('[data-kind]'))
      button.setAttribute('aria-pressed', String(button.dataset.kind === kind));
  };
  const undo = (): void => {
    if (marks.pop()) say(words.undone);
    draw();
  };
  /** Place a mark in the middle, for the arrow keys to move. */
  const place = (): void => {
    const { width, height } = canvas;
    const [x, y] = [width / 2 - width / 8, height / 2 - height / 16];
    marks.push({
      kind,
      points: [
        [x, y],
        [x + width / 4, y + height / 8],
      ],
    });
    say(words.placed);
    draw();
  };
  const shift = (step: [number, number], event: KeyboardEvent): void => {
    const mark = marks.at(-1);
    if (!mark) return;
    const by = event.altKey ? 1 : canvas.width * STEP;
    const move = ([x, y]: [number, number]): [number, number] => [
      x + step[0] * by,
      y + step[1] * by,
    ];
    const last = mark.points.length - 1;
    mark.points = mark.points.map((point, at) =>
      event.shiftKey && at !== last ? point : move(point),
    );
    draw();
  };
  const view = makeView(kit, words, canvas);
  choose('redact');
  draw();
  return {
    view,
    canvas,
    act({ dataset }) {
      if (dataset.kind) choose(dataset.kind as Kind);
      if (dataset.do === 'undo') undo();
    },
    key(event, target) {
      const step = STEPS[event.key];
      const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey);
      if (isUndo) undo();
      else if (target !== canvas) return false;
      else if (step) shift(step, event);
      else if (event.key === 'Enter' || event.key === ' ') place();
      else if (event.key === 'Delete' || event.key === 'Backspace') undo();
      else return false;
      event.preventDefault();
      return true;
    },
    point(event, target) {
      if (event.type === 'pointerdown' && target === canvas && event.isPrimary) {
        canvas.setPointerCapture(event.pointerId);
        drawing = { kind, points: [placeOf(event, canvas)] };
        marks.push(drawing);
      } else if (drawing && event.type === 'pointermove') {
        const [start] = drawing.points;
        const point = placeOf(event, canvas);
        if (kind === 'pen') drawing.points.push(point);
        else if (start) drawing.points = [start, point];
        draw();
      } else if (drawing && event.type !== 'pointermove') {
        // a touch that drew nothing
        if (drawing.points.length < 2) marks.pop();
        drawing = undefined;
        draw();
      }
    },
    keep() {
      picture.marks = marks;
    },
  };
}

function placeOf(event: PointerEvent, canvas: HTMLCanvasElement): [number, number] {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  return [
    ((event.clientX - left) / width) * canvas.width,
    ((event.clientY - top) / height) * canvas.height,
  ];
}

function makeView(
  { h, icon }: Parts['kit'],
  words: EditorWords,
  canvas: HTMLCanvasElement,
): HTMLElement {
  const tool = (kind: Kind): HTMLElement =>
    h('button', { 'data-do': 'tool', 'data-kind': kind }, icon(ICONS[kind]), words[kind]);
  const button = (action: string, text: string, style: string): HTMLElement =>
    h('button', { 'data-do': action, class: style }, text);
  const undo = button('undo', words.undo, 'undo');
  undo.prepend(icon(UNDO));
  return h(
    'div',
    { class: 'editor' },
    h('header', {}, h('h2', { id: 'title' }, words.edit)),
    h(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': words.tools },
      tool('redact'),
      tool('box'),
      tool('arrow'),
      tool('pen'),
      undo,
    ),
    h('div', { class: 'stage' }, canvas),
    h('p', { class: 'quiet keys', id: 'keys' }, words.keys),
    h('footer', {}, button('back', words.back, ''), button('done', words.done, 'primary')),
  );
}
