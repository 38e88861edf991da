// Clicks on a control that nothing followed: part of what loads later. Not: the clicks themselves.

import type { Emit, Stop } from './entry';

/** A page that does anything about a click has begun to within this time. */
const ANSWER_MS = 1500;
const EXPECTS =
  'button,a[href],summary,[role=button],[role=link],[role=menuitem],[role=tab],[onclick]';

/** What a click was: its control, the id of its entry, and what to call it. */
export type OnClick = (control: Element, click: string, name: string, selector: string) => void;

/** Return what is told each click; `signs` changes whenever the page asked, went or wrote. */
export function watchDeadClicks(emit: Emit, signs: () => unknown): [OnClick, Stop] {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const onClick: OnClick = (control, click, name, selector) => {
    if (!control.matches(EXPECTS)) return;
    const look = (): string => [signs(), scrollX, scrollY, document.hidden, location.href].join();
    const started = look();
    const focused = document.activeElement;
    let changed = false;
    const changes = new MutationObserver(() => {
      changed = true;
      changes.disconnect();
    });
    changes.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const timer = setTimeout(() => {
      timers.delete(timer);
      changes.disconnect();
      const { activeElement } = document;
      const moved = activeElement !== focused && activeElement !== control;
      if (changed || moved || look() !== started) return;
      const message = `Nothing followed the click on ${name}`;
      emit('console', 'warn', { kind: 'dead_click', message, click, name, selector });
    }, ANSWER_MS);
    timers.add(timer);
  };
  return [
    onClick,
    () => {
      for (const timer of timers) clearTimeout(timer);
    },
  ];
}
