// Requests by XMLHttpRequest, told as those by fetch.

import type { Stop } from '../entry';
import { all, guard, patch } from '../patch';
import { beginExchange, type Tools } from './requests';

const ENDS = { error: 'network error', abort: 'aborted', timeout: 'timed out', loadend: '' };

export function captureXhr(...tools: Tools): Stop {
  const asked = new WeakMap<object, unknown[]>();
  const watch = (request: XMLHttpRequest, body: unknown): void => {
    const [method, url] = (asked.get(request) ?? ['GET', '']).map(String) as [string, string];
    const [end, wantsBody] = beginExchange(tools, { resource: 'xhr', method, url }, body);
    let error: string | undefined;
    const tell = (): void => {
      const { status, responseType } = request;
      const isText = wantsBody && (!responseType || responseType === 'text');
      // asked one by one, headers that a foreign server hides are complained about in the console
      const headers = request.getAllResponseHeaders();
      const header = (name: string): string | null =>
        new RegExp(`^${name}: (.*)`, 'im').exec(headers)?.[1]?.trim() ?? null;
      end(
        { status, error, aborted: error === ENDS.abort || undefined },
        header,
        isText ? request.responseText : undefined,
      );
    };
    for (const [name, words] of Object.entries(ENDS)) {
      const ended = (): void => {
        if (words) error = words;
        else guard(tell);
      };
      // once: the same object may be sent again
      request.addEventListener(name, ended, { once: true });
    }
  };
  const prototype = window.XMLHttpRequest.prototype;
  return all(
    patch(prototype, 'open', (call, args, request) => {
      guard(() => asked.set(request as object, args));
      return call();
    }),
    patch(prototype, 'send', (call, [body], request) => {
      guard(() => {
        watch(request as XMLHttpRequest, body);
      });
      return call();
    }),
  );
}
