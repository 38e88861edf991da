// Our own corner of the page: a shadow root that its styles do not reach and its listeners do not
// hear. Not: what is shown there.

import type { Stop } from '../entry';
import { h } from './elements';
import { BASE } from './base_styles';
import type { Parts, Tools } from './tools';

const HOST = 'uc-widget';

/** What happens in the widget, told by the name of the event; `target` is where. */
export type Handlers = Partial<Record<string, (event: never, target: HTMLElement) => void>>;

export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
  remove: Stop;
}

const EVENTS = (
  'click mousedown mouseup pointerdown pointermove pointerup pointercancel touchstart ' +
  'keydown keyup keypress beforeinput input paste copy cut focusin focusout'
).split(' ');

/** Put a host into the page. Its styles are sheets, which a policy without inline ones allows. */
export function makeHost(
  { guard }: Tools,
  { tag, dir, options }: Parts,
  css: string,
  handlers: Handlers,
): Host {
  const element = document.createElement(HOST);
  const root = element.attachShadow({ mode: 'open' });
  addSheet(root, BASE + css);
  element.lang = tag;
  element.dir = dir;
  // at the window and before all others: a page that takes single letters for commands must not
  // hear what somebody types here, and no trap for focus may fight over ours
  const hear = (event: Event): void => {
    const path = event.composedPath();
    if (!path.includes(element)) return;
    event.stopImmediatePropagation();
    guard(() => handlers[event.type]?.(event as never, path[0] as HTMLElement));
  };
  for (const name of EVENTS) addEventListener(name, hear, true);
  element.dataset.theme = options.theme ?? 'auto';
  // beside the body: a framework that replaces the body, or moves it, does not meet us
  document.documentElement.append(element);
  return {
    element,
    root,
    remove() {
      for (const name of EVENTS) removeEventListener(name, hear, true);
      element.remove();
    },
  };
}

export function addSheet(root: ShadowRoot, css: string): void {
  if (!('adoptedStyleSheets' in root)) {
    // Safari before 16.4 has no sheets of one's own: an element, with the nonce that pages give
    const style = h('style', {}, css);
    style.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
    (root as ShadowRoot).append(style);
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
