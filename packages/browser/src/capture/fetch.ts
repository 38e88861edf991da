// Requests by fetch: method, url, status, duration, why none came. Bodies only where opted in.

import { describe, tellError } from '../describe';
import type { Stop } from '../entry';
import { guard, patch } from '../patch';
import { beginExchange, type Tools } from './requests';

export function captureFetch(...tools: Tools): Stop {
  const watch = (
    input: RequestInfo | URL,
    init: RequestInit | undefined,
    answer: Promise<Response>,
  ): void => {
    const request = input instanceof Request ? input : undefined;
    const url = request?.url ?? String(input);
    const method = init?.method ?? request?.method ?? 'GET';
    const [end, wantsBody] = beginExchange(tools, { resource: 'fetch', method, url }, init?.body);
    // under a guard each: a promise of ours that is rejected would be heard as one of the page's
    answer.then(
      (response) =>
        guard(() => {
          // an opaque answer reads 0 and is no failure
          const status = response.type.includes('opaque') ? 200 : response.status;
          const header = (name: string): string | null => response.headers.get(name);
          const told = (text?: string): void => {
            guard(() => {
              end({ status }, header, text);
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
          end({ status: 0, error: describe(error), aborted });
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
