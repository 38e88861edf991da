// Requests by fetch: method, url, status, duration, why none came. Bodies only where opted in.

import { describe, tellError } from '../describe';
import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { guard, patch } from '../patch';
import type { Privacy } from '../privacy';
import { beginExchange } from './requests';

export function captureFetch(
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  settings: Settings,
  now: () => number,
): Stop {
  const watch = (
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    answer: Promise<Response>,
  ): void => {
    const request = input instanceof Request ? input : undefined;
    const url = request?.url ?? String(input);
    const method = init?.method ?? request?.method ?? 'GET';
    const [end, wantsBody] = beginExchange(emit, privacy, ledger, settings, now, url, init?.body);
    // under a guard each: a promise of ours that is rejected would be heard as one of the page's
    answer.then(
      (response) =>
        guard(() => {
          const { headers, type } = response;
          // an opaque answer reads 0 and is no failure
          const status = type.includes('opaque') ? 200 : response.status;
          const header = (name: string): string | null => headers.get(name);
          const told = (text?: string): void => {
            guard(() => {
              end({ resource: 'fetch', method, url, status }, header, text);
            });
          };
          // a stream of events has no end to wait for
          if (!wantsBody || header('content-type')?.includes('event-stream')) told();
          // a clone itself is cut by a page that aborts once it has read (urql)
          else
            new Response(response.clone().body).text().then(told, () => {
              told();
            });
        }),
      (error: unknown) =>
        guard(() => {
          // a deadline of the page's own is no change of mind
          const aborted =
            (init?.signal ?? request?.signal)?.aborted && tellError(error)?.name !== 'TimeoutError';
          end({ resource: 'fetch', method, url, status: 0, error: describe(error), aborted });
        }),
    );
  };
  return patch(window, 'fetch', (call, [input, init]) => {
    const answer = call() as Promise<Response>;
    guard(() => {
      watch(input as RequestInfo | URL, init as RequestInit | undefined, answer);
    });
    return answer;
  });
}
