// Uncaught errors, unhandled rejections, and what did not load. Stacks raw: the server parses them.

import { describe, tellError } from '../describe';
import type { Emit, Payload, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { listen } from '../patch';
import type { Privacy } from '../privacy';

const REPEATED_MS = 1000;
const RESOURCES: Record<string, string> = { link: 'stylesheet', img: 'image' };

export function captureErrors(emit: Emit, ledger: Ledger, privacy: Privacy): Stop {
  let last = '';
  let lastAt = 0;
  const tell = (kind: string, value: unknown, more: Payload): void => {
    const told = tellError(value);
    const message = privacy.text(told?.message ?? describe(value));
    const stack = privacy.text(told?.stack ?? '', 8000);
    // one error thrown in every frame of an animation is one fact, and says so by its count
    const same = `${kind}|${message}|${stack}`;
    const at = performance.now();
    if (same === last && at - lastAt < REPEATED_MS) {
      ledger.add('console_rate');
      return;
    }
    last = same;
    lastAt = at;
    emit({
      type: 'console',
      level: 'error',
      payload: { kind, name: told?.name ?? '', message, stack, ...more },
    });
  };
  const stops = [
    listen(ledger, window, 'error', (event: ErrorEvent) => {
      if (event.target instanceof Element) {
        emit(notLoaded(event.target, privacy));
        return;
      }
      const place = { source: privacy.url(event.filename || ''), line: event.lineno, column: event.colno };
      tell('uncaught', event.error ?? event.message, place);
    }),
    listen(ledger, window, 'unhandledrejection', (event: PromiseRejectionEvent) => {
      tell('unhandledrejection', event.reason, {});
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function notLoaded(element: Element, privacy: Privacy): Parameters<Emit>[0] {
  const tag = element.tagName.toLowerCase();
  const { src, href } = element as unknown as { src?: unknown; href?: unknown };
  const url = typeof src === 'string' ? src : typeof href === 'string' ? href : '';
  const resource = RESOURCES[tag] ?? tag;
  return {
    type: 'network',
    level: tag === 'script' || tag === 'link' ? 'error' : 'warn',
    payload: { method: 'GET', url: privacy.url(url), status: 0, resource, error: 'did not load' },
  };
}
