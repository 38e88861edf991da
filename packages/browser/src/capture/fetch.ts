// Requests by fetch: method, url, status, duration, why none came. Bodies only where opted in.

import { describe } from '../describe';
import type { Stop } from '../entry';
import { guard, patch } from '../patch';
import { beginExchange, type Tools } from './requests';

export function captureFetch(...tools: Tools): Stop {
  return patch(window, 'fetch', (call, args) => {
    const answer = call() as Promise<Response>;
    return (
      guard(() => {
        const [input, init] = args as Parameters<typeof fetch>;
        // a text or an address has none of a request's parts
        const request = Object(input) as Partial<Request>;
        const url = request.url ?? String(input);
        const method = init?.method ?? request.method ?? 'GET';
        const [end, wantsBody] = beginExchange(
          tools,
          { resource: 'fetch', method, url },
          init?.body,
        );
        // under a guard each: a promise of ours that is rejected would be heard as the page's
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
              // WebKit says of a deadline what it says of all, "Fetch is aborted"; its signal knows
              const { aborted, reason = error } = (init?.signal ?? request.signal ?? {}) as {
                aborted?: boolean;
                reason?: unknown;
              };
              end({
                status: 0,
                error: describe(reason),
                // a deadline of the page's own is no change of mind
                aborted: aborted && (reason as Error | null)?.name !== 'TimeoutError',
              });
            }),
        );
        // Not `answer` itself: our look at it makes a refusal handled that the page dropped, and
        // then neither the browser nor any collector of errors would tell of it.
        return answer.then();
      }) ?? answer
    );
  });
}
