// Uncaught errors, unhandled rejections, and what did not load. Stacks raw: the server parses them.

import { describe, tellError } from '../describe';
import { takeEarly } from '../early';
import type { Emit, Payload, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { all, guard, listen } from '../patch';
import type { Privacy } from '../privacy';

const REPEATED_MS = 1000;

export function captureErrors(emit: Emit, ledger: Ledger, privacy: Privacy): Stop {
  let last = '';
  let lastAt = 0;
  const tell = (kind: string, value: unknown, more: Payload): void => {
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
    emit('console', 'error', { kind, name: told?.name, message, stack, ...more });
  };
  const onError = (event: ErrorEvent): void => {
    const { target, filename, lineno, colno, error, message } = event;
    if (target instanceof Element) tellMissing(emit, privacy, target);
    else tell('uncaught', error ?? message, { source: privacy.url(filename || ''), line: lineno, column: colno });
  };
  const onRejection = (event: PromiseRejectionEvent): void => {
    tell('unhandledrejection', event.reason, {});
  };
  guard(ledger, () => {
    for (const event of takeEarly()) {
      if (event.type === 'error') onError(event as ErrorEvent);
      else onRejection(event as PromiseRejectionEvent);
    }
  });
  return all(
    listen(ledger, window, 'error', onError),
    listen(ledger, window, 'unhandledrejection', onRejection),
  );
}

function tellMissing(emit: Emit, privacy: Privacy, element: Element): void {
  const tag = element.localName;
  const { src, href } = element as Partial<Record<'src' | 'href', unknown>>;
  emit('network', tag === 'script' || tag === 'link' ? 'error' : 'warn', {
    method: 'GET',
    url: privacy.url(String(src ?? href)),
    status: 0,
    resource: tag === 'link' ? 'stylesheet' : tag,
    error: 'did not load',
  });
}
