// What the user clicked, and whether in anger. Never form values.

import type { OnClick } from '../dead_clicks';
import { timeOf } from '../early';
import type { Emit, Payload, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { findMasked } from '../masked';
import type { Settings } from '../options';
import { guard, listen } from '../patch';
import type { Privacy } from '../privacy';
import { controlOf, nameOf, selectorOf } from './elements';

const RAGE_MS = 1500;
const RAGE_CLICKS = 3;

/**
 * Tell the `early` clicks, and all that come. `next` is told each after it: it looks whether
 * anything comes of it, which of an early one nobody can say any more.
 */
export function captureClicks(
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  next: OnClick,
  now: () => number,
  early: Event[],
  settings: Settings,
): Stop {
  const isMasked = findMasked(settings);
  let before = '';
  let beforeAt = 0;
  let times = 0;
  const tell = (event: Event, isEarly?: boolean): void => {
    const hit = event.composedPath()[0] ?? event.target;
    if (!(hit instanceof Element) || ledger.isFull('error')) return;
    const control = controlOf(hit);
    const selector = selectorOf(control);
    // taken off the page since: whether it stood in a masked part cannot be seen
    const text = hit.isConnected ? nameOf(control, privacy, isMasked) : '';
    const at = event.timeStamp;
    times = selector === before && at - beforeAt < RAGE_MS ? times + 1 : 1;
    before = selector;
    beforeAt = at;
    const eventMetadata: Payload = {
      tag: control.localName,
      selector,
      text,
      role: control.getAttribute('role') ?? undefined,
      rage: times < RAGE_CLICKS ? undefined : times,
      disabled: (control as HTMLButtonElement).disabled || undefined,
      url: privacy.url(location.href),
    };
    const name = text || selector;
    const click = emit(
      'console',
      'info',
      { message: 'Clicked ' + name },
      { eventType: 'click', eventMetadata, at: timeOf(event, now) },
    );
    if (!isEarly) next(control, click, name, selector);
  };
  for (const event of early) {
    guard(() => {
      if (event.type === 'click') tell(event, true);
    });
  }
  return listen(document, 'click', tell);
}
