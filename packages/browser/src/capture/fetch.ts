// Requests by fetch: method, url, status, duration, why none came. Bodies only where opted in.

import { describe } from '../describe';
import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { guard, isInside, patch } from '../patch';
import type { Privacy } from '../privacy';
import { bytesOf, keepsBodies, tellExchange, type Exchange } from './requests';

export function captureFetch(
  emit: Emit,
  ledger: Ledger,
  privacy: Privacy,
  settings: Settings,
  now: () => number,
): Stop {
  return patch(window, 'fetch', (original, isOn) => {
    return function (this: unknown, ...args: unknown[]) {
      const answer = original.apply(this, args) as Promise<Response>;
      if (!isOn() || isInside()) return answer;
      guard(ledger, () => {
        watch(args[0] as RequestInfo | URL, args[1] as RequestInit | undefined, answer);
      });
      return answer;
    };
  });

  function watch(input: RequestInfo | URL, init: RequestInit | undefined, answer: Promise<Response>): void {
    const request = input instanceof Request ? input : undefined;
    const url = request ? request.url : String(input as string | URL);
    if (url.startsWith(settings.endpoint)) return;
    const startedAt = now();
    const kept = keepsBodies(settings, url);
    const told = (more: Partial<Exchange>): void => {
      guard(ledger, () => {
        tellExchange(emit, privacy, {
          resource: 'fetch',
          method: init?.method ?? request?.method ?? 'GET',
          url,
          startedAt,
          durationMs: now() - startedAt,
          status: 0,
          requestBytes: bytesOf(init?.body),
          requestBody: kept && typeof init?.body === 'string' ? init.body : undefined,
          header: () => null,
          ...more,
        });
      });
    };
    answer.then(
      (response) => {
        const { status, headers, type } = response;
        const header = (name: string): string | null => headers.get(name);
        // an opaque answer reads 0 and is no failure
        const known = type === 'opaque' || type === 'opaqueredirect' ? 200 : status;
        if (!kept || known !== status) {
          told({ status: known, header });
          return;
        }
        response
          .clone()
          .text()
          .then(
            (text) => {
              told({ status, header, responseBody: text });
            },
            () => {
              told({ status, header });
            },
          );
      },
      (error: unknown) => {
        const aborted = init?.signal?.aborted ?? request?.signal.aborted ?? false;
        told({ error: describe(error), aborted });
      },
    );
  }
}
