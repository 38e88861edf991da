// Uncaught errors, unhandled rejections, and what did not load. Stacks raw: the server parses them.

import { describe, tellError } from '../describe';
import { timeOf } from '../early';
import type { Emit, Payload, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { all, guard, listen } from '../patch';
import type { Privacy } from '../privacy';

const REPEATED_MS = 1000;

export function captureErrors(
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  settings: Settings,
  now: () => number,
  early: Event[],
): Stop {
  let last = '';
  let lastAt = 0;
  const tell = (kind: string, event: Event, value: unknown, more: Payload): void => {
    if (ledger.isFull('error')) return;
    const told = tellError(value);
    const message = privacy.text(told?.message ?? describe(value));
    const stack = privacy.text(told?.stack ?? '', 8000);
    // one error thrown in every frame of an animation is one fact, and its repetitions a count
    const at = performance.now();
    if (message + stack === last && at - lastAt < REPEATED_MS) {
      ledger.add('rate');
      return;
    }
    last = message + stack;
    lastAt = at;
    const payload = { kind, name: told?.name, message, stack, ...more };
    emit('console', 'error', payload, { at: timeOf(event, now) });
  };
  const tellMissing = (element: Element, event: Event): void => {
    const tag = element.localName;
    const { src, href } = element as Partial<Record<'src' | 'href', unknown>>;
    const url = String(src ?? href);
    const level = tag === 'script' || tag === 'link' ? 'error' : 'warn';
    // that a part of ours was blocked is no fault of the page
    if (url.startsWith(settings.endpoint + '/uc/') || ledger.isFull(level)) return;
    const resource = tag === 'link' ? 'stylesheet' : tag;
    const error = 'did not load';
    const payload = { method: 'GET', url: privacy.url(url), status: 0, resource, error };
    emit('network', level, payload, { at: timeOf(event, now) });
  };
  const onError = (event: ErrorEvent): void => {
    const { target, filename, lineno, colno, message } = event;
    const error: unknown = event.error;
    if (target instanceof Element) tellMissing(target, event);
    else
      tell('uncaught', event, error ?? message, {
        source: privacy.url(filename || ''),
        line: lineno,
        column: colno,
      });
  };
  const onRejection = (event: PromiseRejectionEvent): void => {
    tell('unhandledrejection', event, event.reason, {});
  };
  guard(() => {
    for (const event of early) {
      if (event.type === 'error') onError(event as ErrorEvent);
      if (event.type === 'unhandledrejection') onRejection(event as PromiseRejectionEvent);
    }
  });
  return all(listen(window, 'error', onError), listen(window, 'unhandledrejection', onRejection));
}
