// The only fetch of the script: one call, gzipped when it pays, and what came of it. Not: when.

/** What an answer means to us; `gone` is a session that the server no longer has. */
export type Outcome = 'ok' | 'invalid' | 'refused' | 'gone' | 'later' | 'unreachable';

export interface Reply {
  outcome: Outcome;
  status: number;
  body: Record<string, unknown>;
  retryAfter: string | null;
}

export interface Call {
  path: string;
  body: string;
  idempotencyKey?: string;
  /** Sent while the page goes away: whole, uncompressed, within the browser's 64 KiB. */
  keepalive?: boolean;
}

export type Transport = (call: Call) => Promise<Reply>;

const WORTH_PACKING = 2048;
const PATIENCE_MS = 30_000;

/** Return the transport; `fetch` is the page's own, taken before anything of ours wraps it. */
export function makeTransport(endpoint: string, key: string, fetcher: typeof fetch): Transport {
  return async (call) => {
    const headers: Record<string, string> = {
      'x-api-key': key,
      'content-type': 'application/json',
    };
    if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      abort.abort();
    }, PATIENCE_MS);
    try {
      const packed = call.keepalive ? undefined : await gzip(call.body);
      if (packed) headers['content-encoding'] = 'gzip';
      const answer = await fetcher(endpoint + call.path, {
        method: 'POST',
        headers,
        body: packed ?? call.body,
        keepalive: call.keepalive ?? false,
        credentials: 'omit',
        mode: 'cors',
        referrerPolicy: 'no-referrer',
        signal: abort.signal,
      });
      return {
        outcome: outcomeOf(answer.status),
        status: answer.status,
        body: await bodyOf(answer),
        retryAfter: answer.headers.get('retry-after'),
      };
    } catch {
      return { outcome: 'unreachable', status: 0, body: {}, retryAfter: null };
    } finally {
      clearTimeout(timer);
    }
  };
}

export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'ok';
  if (status === 400 || status === 413 || status === 415) return 'invalid';
  if (status === 404) return 'gone';
  if (status === 408 || status === 429 || status >= 500) return 'later';
  return 'refused';
}

async function bodyOf(answer: Response): Promise<Record<string, unknown>> {
  try {
    return (await answer.json()) as Record<string, unknown>;
  } catch {
    return {}; // a proxy in between answered with a page
  }
}

async function gzip(body: string): Promise<ArrayBuffer | undefined> {
  if (body.length < WORTH_PACKING || typeof CompressionStream === 'undefined') return undefined;
  const packed = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(packed).arrayBuffer();
}
