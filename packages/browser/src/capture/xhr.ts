// Requests by XMLHttpRequest, told as those by fetch.

import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { guard, isInside, patch } from '../patch';
import type { Privacy } from '../privacy';
import { bytesOf, keepsBodies, tellExchange } from './requests';

interface Asked {
  method: string;
  url: string;
}

export function captureXhr(
  emit: Emit,
  ledger: Ledger,
  privacy: Privacy,
  settings: Settings,
  now: () => number,
): Stop {
  if (typeof XMLHttpRequest === 'undefined') return () => undefined;
  const asked = new WeakMap<object, Asked>();
  const prototype = XMLHttpRequest.prototype;
  const stopOpen = patch(prototype, 'open', (original) => {
    return function (this: unknown, ...args: unknown[]) {
      guard(ledger, () => asked.set(this as object, { method: String(args[0]), url: String(args[1]) }));
      return original.apply(this, args);
    };
  });
  const stopSend = patch(prototype, 'send', (original, isOn) => {
    return function (this: unknown, ...args: unknown[]) {
      if (isOn() && !isInside()) {
        guard(ledger, () => {
          watch(this as XMLHttpRequest, args[0]);
        });
      }
      return original.apply(this, args);
    };
  });

  function watch(request: XMLHttpRequest, body: unknown): void {
    const { method, url } = asked.get(request) ?? { method: 'GET', url: '' };
    if (url.startsWith(settings.endpoint)) return;
    const startedAt = now();
    const kept = keepsBodies(settings, url);
    let ended = '';
    for (const name of ['error', 'abort', 'timeout']) {
      request.addEventListener(name, () => {
        ended = name;
      });
    }
    request.addEventListener('loadend', () => {
      guard(ledger, () => {
        const isText = request.responseType === '' || request.responseType === 'text';
        tellExchange(emit, privacy, {
          resource: 'xhr',
          method,
          url,
          startedAt,
          durationMs: now() - startedAt,
          status: request.status,
          error: ended && (ended === 'timeout' ? 'timed out' : ended === 'error' ? 'network error' : ended),
          aborted: ended === 'abort',
          requestBytes: bytesOf(body),
          header: (name) => (request.readyState > 1 ? request.getResponseHeader(name) : null),
          requestBody: kept && typeof body === 'string' ? body : undefined,
          responseBody: kept && isText ? request.responseText : undefined,
        });
      });
    });
  }

  return () => {
    stopSend();
    stopOpen();
  };
}
