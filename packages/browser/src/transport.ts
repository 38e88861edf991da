// The only fetch of the script: one call, gzipped when it pays, and what came of it. Not: when.

/** A status of 0: no answer came. */
export interface Reply {
  status: number;
  body: Partial<Record<string, string>>;
  /** The seconds that the server asked to wait, or 0. */
  retryAfter: number;
}

/** Tell an answer that finds fault with the batch, not with us. */
export const isRefused = (reply?: Reply): boolean => reply?.status === 400 || reply?.status === 413;

/** Send one call; never rejects. `last` is sent while the page goes away, uncompressed. */
export type Transport = (
  path: string,
  body: string | Blob,
  id?: string,
  last?: boolean,
) => Promise<Reply>;

/** Make a body smaller, or return undefined where that does not pay. */
export type Pack = (body: string) => Promise<ArrayBuffer | undefined>;

const PATIENCE_MS = 30_000;

/** Return the transport; `send` is the page's own fetch, taken before anything of ours wraps it. */
export function makeTransport(
  endpoint: string,
  key: string,
  send: typeof fetch,
  pack: () => Pack | undefined,
): Transport {
  return async (path, body, id, last = false) => {
    const headers: Record<string, string> = {
      'x-api-key': key,
      'content-type': (body as Blob).type || 'application/json',
    };
    if (id) headers['idempotency-key'] = id;
    try {
      // a picture is as small as it gets
      const packed = last || typeof body !== 'string' ? undefined : await pack()?.(body);
      if (packed) headers['content-encoding'] = 'gzip';
      const answer = await send(endpoint + path, {
        method: 'POST',
        headers,
        body: packed ?? body,
        keepalive: last,
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        // browsers before 2022 have none, and wait as long as they like: undefined is no signal
        signal: (AbortSignal as { timeout?: typeof AbortSignal.timeout }).timeout?.(PATIENCE_MS),
      } as RequestInit);
      return {
        status: answer.status,
        // a proxy in between may answer with a page, or with null
        body: ((await answer.json().catch(() => 0)) ?? {}) as Reply['body'],
        retryAfter: Number(answer.headers.get('retry-after')) || 0,
      };
    } catch {
      return { status: 0, body: {}, retryAfter: 0 };
    }
  };
}
