// What the user clicked, and whether in anger. Never form values.

import type { OnClick } from '../dead_clicks';
import type { Emit, Payload, Stop } from '../entry';
import { listen } from '../patch';
import type { Privacy } from '../privacy';
import { controlOf, nameOf, selectorOf } from './elements';

const RAGE_MS = 1500;
const RAGE_CLICKS = 3;

/** `next` is told each click after it: it looks whether anything comes of it. */
export function captureClicks(emit: Emit, privacy: Privacy, next: OnClick): Stop {
  let before = '';
  let beforeAt = 0;
  let times = 0;
  return listen(document, 'click', (event: MouseEvent) => {
    const hit = event.composedPath()[0];
    if (!(hit instanceof Element)) return;
    const control = controlOf(hit);
    const selector = selectorOf(control);
    const text = nameOf(control, privacy);
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
      { eventType: 'click', eventMetadata },
    );
    next(control, click, name, selector);
  });
}
