// The button in a corner, and the page's own triggers. Not: the dialog that they open.

import type { Stop } from '../entry';
import { BUTTON } from './button_styles';
import { h, icon } from './elements';
import { makeHost } from './host';
import type { Parts, Tools } from './tools';

const FLAG = 'M5 21V4h11l-1.5 4L16 12H5';
const CROSS = 'M6 6l12 12M18 6L6 18';

/** Show what opens the dialog; returns what takes it away. */
export function showButton(tools: Tools, parts: Parts): Stop {
  const { words, options } = parts;
  const { button = true, hideable } = options;
  const open = { class: 'open primary', 'data-do': 'open', 'aria-haspopup': 'dialog' };
  const bar = h('div', { class: 'place' }, h('button', open, icon(FLAG), words.button));
  const hide = { class: 'hide icon', 'data-do': 'hide', 'aria-label': words.hide };
  if (hideable) bar.append(h('button', hide, icon(CROSS)));
  const host = makeHost(tools, parts, BUTTON + placeOf(parts), {
    click(_: Event, target) {
      const action = target.closest<HTMLElement>('[data-do]')?.dataset.do;
      if (action === 'hide') bar.remove();
      if (action === 'open') void tools.openReport();
    },
  });
  if (button) host.root.append(bar);
  const onClick = (event: Event): void => {
    tools.guard(() => {
      const [hit] = event.composedPath();
      if (hit instanceof Element && hit.closest('[data-uc-open]')) void tools.openReport();
    });
  };
  document.addEventListener('click', onClick);
  return () => {
    host.remove();
    document.removeEventListener('click', onClick);
  };
}

/** Say in a sheet where the corner is, clear of a phone's rounded edges. */
export function placeOf({ options }: Parts): string {
  const { corner = 'bottom-right', offset = 20 } = options;
  const sides = corner
    .split('-')
    .map((side) => `${side}:calc(${offset}px + env(safe-area-inset-${side}))`);
  return `.place{${sides.join(';')}}`;
}
