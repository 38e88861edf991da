// One exchange with a server as a payload: shared by fetch and XHR. Not: how either is watched.

import type { Emit, Payload } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { guard } from '../patch';
import type { Privacy } from '../privacy';

const BODY_CAP = 4000;
/** Who waits this long for an answer says so before it comes. */
const WAITED_MS = 8000;
const REQUEST_IDS = ['x-request-id', 'x-correlation-id', 'traceparent'];

/** How many exchanges have begun: who asks has done something, though no answer is in yet. */
export let begun = 0;

/** What a request is told with. */
export type Tools = [Emit, Privacy, Ledger, Settings, now: () => number, ...rest: unknown[]];

/** What was asked, as the page asked it. */
export interface Asked extends Payload {
  resource: string;
  method: string;
  url: string;
}

/** How it ended; `status` 0 says that no answer reached the page. */
export interface Ended extends Payload {
  status?: number;
  error?: string | undefined;
  aborted?: boolean | undefined;
  pending?: boolean;
}

/** Tell how an exchange ended; `text` is the answer's body. */
type End = (ended: Ended, header?: (name: string) => string | null, text?: string) => void;

/** Return what tells an exchange that begins now, and whether it wants the answer's body. */
export function beginExchange(
  [emit, privacy, ledger, { bodies }, now]: Tools,
  asked: Asked,
  sent: unknown,
): [end: End, wantsBody: boolean] {
  begun++;
  const at = now();
  const { url } = asked;
  // an attribute has a list in one text, as that of `allowQuery`
  const parts = typeof bodies === 'string' ? bodies.split(/[\s,]+/) : bodies;
  const wantsBody = parts.some((part) =>
    typeof part === 'string' ? part && url.includes(part) : part.test(url),
  );
  const bodyOf = (body: unknown): string | undefined =>
    wantsBody && typeof body === 'string' ? privacy.text(body, BODY_CAP) : undefined;
  const tell: End = (ended, header = () => null, text) => {
    clearTimeout(waits);
    const { status = 200, aborted, error } = ended;
    const level =
      aborted || (status && status < 400) ? 'info' : status && status < 500 ? 'warn' : 'error';
    if (ledger.isFull(level)) return;
    const length = header('content-length');
    const payload = {
      ...asked,
      ...ended,
      method: asked.method.slice(0, 20).toUpperCase(),
      url: privacy.url(absolute(url)),
      durationMs: Math.round(now() - at),
      contentType: header('content-type')?.split(';')[0],
      requestBytes: sizeOf(sent),
      responseBytes: length ? +length : undefined,
      requestId: REQUEST_IDS.map(header).find(Boolean)?.slice(0, 100),
      error: error && privacy.text(error, 300),
      requestBody: bodyOf(sent),
      responseBody: bodyOf(text),
    };
    emit('network', level, payload, { at });
  };
  // who waits this long may report before it ends, if it ever does
  const waits = setTimeout(guard, WAITED_MS, () => {
    tell({ pending: true });
  });
  return [tell, wantsBody];
}

/** Return a body's size where it is known without reading it. */
function sizeOf(body: unknown): number | undefined {
  if (body instanceof Blob) return body.size;
  const { length, byteLength } = (body ?? {}) as Partial<Record<'length' | 'byteLength', number>>;
  return length ?? byteLength;
}

function absolute(url: string): string {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}
