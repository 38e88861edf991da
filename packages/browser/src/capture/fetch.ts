// Requests by fetch: method, url, status, duration, why none came. Bodies only where opted in.

import { describe } from '../describe';
import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { guard, patch } from '../patch';
import type { Privacy } from '../privacy';
import { beginExchange } from './requests';

export function captureFetch(
  emit: Emit,
  ledger: Ledger,
  privacy: Privacy,
  settings: Settings,
  now: () => number,
): Stop {
  const watch = (input: RequestInfo | URL, init: RequestInit | undefined, answer: Promise<Response>): void => {
    const request = input instanceof Request ? input : undefined;
    const url = request?.url ?? String(input as string | URL);
    const end = beginExchange(emit, privacy, settings, now, url, init?.body);
    const method = init?.method ?? request?.method ?? 'GET';
    const told = (...[exchange, header, text]: Parameters<NonNullable<typeof end>>): void => {
      guard(ledger, () => end?.(exchange, header, text));
    };
    answer.then(
      (response) => {
        const { headers, type } = response;
        // an opaque answer reads 0 and is no failure
        const status = type.startsWith('opaque') ? 200 : response.status;
        const exchange = { resource: 'fetch', method, url, status };
        const header = (name: string): string | null => headers.get(name);
        if (!settings.bodies.length) {
          told(exchange, header);
          return;
        }
        response
          .clone()
          .text()
          .catch(() => '')
          .then((text) => {
            told(exchange, header, text);
          }, String);
      },
      (error: unknown) => {
        const aborted = (init?.signal ?? request?.signal)?.aborted;
        told({ resource: 'fetch', method, url, status: 0, error: describe(error), aborted });
      },
    );
  };
  return patch(window, 'fetch', (call, [input, init]) => {
    const answer = call() as Promise<Response>;
    guard(ledger, () => {
      watch(input as RequestInfo | URL, init as RequestInit | undefined, answer);
    });
    return answer;
  });
}
