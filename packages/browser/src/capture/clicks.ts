// What the user clicked, whether in anger, and whether anything came of it. Never form values.

import type { Emit, Payload, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { guard, listen } from '../patch';
import type { Privacy } from '../privacy';
import { controlOf, nameOf, selectorOf } from './elements';

const RAGE_MS = 1500;
const RAGE_CLICKS = 3;
/** A page that does anything about a click has begun to within this time. */
const ANSWER_MS = 1500;
const EXPECTS = 'button,a[href],summary,[role=button],[role=link],[role=menuitem],[role=tab],[onclick]';

/** What the page did of late, as a count: a click after which it stands still was dead. */
export interface Activity {
  count: number;
}

export function captureClicks(emit: Emit, ledger: Ledger, privacy: Privacy, activity: Activity): Stop {
  let before = '';
  let beforeAt = 0;
  let times = 0;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const onClick = (event: MouseEvent): void => {
    const hit = event.composedPath()[0];
    if (!(hit instanceof Element)) return;
    const control = controlOf(hit);
    const selector = selectorOf(control);
    const text = nameOf(control, privacy);
    const at = performance.now();
    times = selector === before && at - beforeAt < RAGE_MS ? times + 1 : 1;
    before = selector;
    beforeAt = at;
    const eventMetadata: Payload = {
      tag: control.tagName.toLowerCase(),
      selector,
      text,
      role: control.getAttribute('role') ?? undefined,
      rage: times < RAGE_CLICKS ? undefined : times,
      disabled: (control as HTMLButtonElement).disabled || undefined,
      x: Math.round(event.clientX),
      y: Math.round(event.clientY),
      url: privacy.url(location.href),
    };
    const name = text || selector;
    const click = emit('console', 'info', { message: `Clicked ${name}` }, { eventType: 'click', eventMetadata });
    if (control.matches(EXPECTS)) expectAnswer(control, { click, selector, name });
  };

  /** Look whether anything changed, moved, was asked for or left after a click on a control. */
  const expectAnswer = (control: Element, details: Payload & { name: string }): void => {
    const signs = (): string =>
      [activity.count, scrollX, scrollY, document.hidden, location.href].join();
    const started = signs();
    const focused = document.activeElement;
    let changed = false;
    const changes = new MutationObserver(() => {
      changed = true;
      changes.disconnect();
    });
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setTimeout(() => {
      timers.delete(timer);
      changes.disconnect();
      const moved = document.activeElement !== focused && document.activeElement !== control;
      if (changed || moved || signs() !== started) return;
      guard(ledger, () => {
        const message = `Nothing followed the click on ${details.name}`;
        emit('console', 'warn', { kind: 'dead_click', message, ...details });
      });
    }, ANSWER_MS);
    timers.add(timer);
  };

  const stop = listen(ledger, document, 'click', onClick as (event: never) => void);
  return () => {
    stop();
    for (const timer of timers) clearTimeout(timer);
  };
}
