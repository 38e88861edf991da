// What the user clicked, whether in anger, and whether anything came of it. Never form values.

import type { Emit, Payload, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { guard, listen } from '../patch';
import type { Privacy } from '../privacy';
import { controlOf, nameOf, selectorOf } from './elements';

const RAGE_MS = 1500;
const RAGE_CLICKS = 3;
/** A page that does anything about a click begins to within this time. */
const ANSWER_MS = 1500;
const EXPECTS = 'button,a[href],summary,[role=button],[role=link],[role=menuitem],[role=tab],[onclick]';

/** Count what the page did of late: a click after which this stands still was dead. */
export interface Activity {
  count: number;
}

export function captureClicks(emit: Emit, ledger: Ledger, privacy: Privacy, activity: Activity): Stop {
  let before: { selector: string; at: number; times: number } | undefined;
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const onClick = (event: MouseEvent): void => {
    const hit = event.composedPath()[0] ?? event.target;
    if (!(hit instanceof Element)) return;
    const control = controlOf(hit);
    const selector = selectorOf(control);
    const name = nameOf(control, privacy);
    const at = performance.now();
    const again = before?.selector === selector && at - before.at < RAGE_MS;
    before = { selector, at, times: again ? (before?.times ?? 0) + 1 : 1 };
    const metadata: Payload = {
      tag: control.tagName.toLowerCase(),
      selector,
      text: name,
      x: Math.round(event.clientX),
      y: Math.round(event.clientY),
      url: privacy.url(location.href),
    };
    const role = control.getAttribute('role');
    if (role) metadata.role = role;
    if (before.times >= RAGE_CLICKS) metadata.rage = before.times;
    if ((control as HTMLButtonElement).disabled) metadata.disabled = true;
    const message = `Clicked ${name || selector}`;
    const id = emit({
      type: 'console',
      level: 'info',
      payload: { message },
      eventType: 'click',
      eventMetadata: metadata,
    });
    if (control.matches(EXPECTS)) expectAnswer(control, id, name || selector, selector);
  };

  /** Look whether anything changed, moved, was asked for or left after a click on a control. */
  const expectAnswer = (control: Element, id: string, name: string, selector: string): void => {
    const started = activity.count;
    const scrolled = window.scrollY;
    const focused = document.activeElement;
    let changed = false;
    const changes = new MutationObserver(() => {
      changed = true;
      changes.disconnect();
    });
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const timer = setTimeout(() => {
      guard(ledger, () => {
        timers.delete(timer);
        changes.disconnect();
        const moved = window.scrollY !== scrolled || (document.activeElement !== focused && document.activeElement !== control);
        if (changed || moved || activity.count !== started || document.hidden) return;
        emit({
          type: 'console',
          level: 'warn',
          payload: { kind: 'dead_click', message: `Nothing followed the click on ${name}`, selector, click: id },
        });
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
