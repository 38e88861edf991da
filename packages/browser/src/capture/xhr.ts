// Requests by XMLHttpRequest, told as those by fetch.

import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { all, guard, patch } from '../patch';
import type { Privacy } from '../privacy';
import { beginExchange } from './requests';

const ENDS = { error: 'network error', abort: 'aborted', timeout: 'timed out', loadend: '' };

export function captureXhr(
  emit: Emit,
  ledger: Ledger,
  privacy: Privacy,
  settings: Settings,
  now: () => number,
): Stop {
  const asked = new WeakMap<object, unknown[]>();
  const watch = (request: XMLHttpRequest, body: unknown): void => {
    const [method, url] = (asked.get(request) ?? ['GET', '']).map(String) as [string, string];
    const end = beginExchange(emit, privacy, settings, now, url, body);
    let error: string | undefined;
    for (const [name, words] of Object.entries(ENDS)) {
      request.addEventListener(name, () => {
        if (words) {
          error = words;
          return;
        }
        guard(ledger, () => {
          const { status, responseType } = request;
          const text = responseType && responseType !== 'text' ? undefined : request.responseText;
          const exchange = { resource: 'xhr', method, url, status, error, aborted: error === ENDS.abort || undefined };
          end?.(exchange, (header) => (status ? request.getResponseHeader(header) : null), text);
        });
      });
    }
  };
  const prototype = window.XMLHttpRequest.prototype;
  return all(
    patch(prototype, 'open', (call, args, request) => {
      asked.set(request as object, args);
      return call();
    }),
    patch(prototype, 'send', (call, [body], request) => {
      guard(ledger, () => {
        watch(request as XMLHttpRequest, body);
      });
      return call();
    }),
  );
}
