// One exchange with a server as a payload: shared by fetch and XHR. Not: how either is watched.

import type { Emit, Payload } from '../entry';
import type { Settings } from '../options';
import type { Privacy } from '../privacy';

const BODY_CAP = 4000;
const REQUEST_IDS = ['x-request-id', 'x-correlation-id', 'traceparent'];

/** What the browser shows of an exchange; `status` 0 says that no answer reached the page. */
export interface Exchange extends Payload {
  method: string;
  url: string;
  status: number;
  error?: string | undefined;
  aborted?: boolean | undefined;
  requestBody?: unknown;
  responseBody?: unknown;
}

/** Return what tells an exchange that began now when it has ended; undefined for one of our own. */
export function beginExchange(
  emit: Emit,
  privacy: Privacy,
  { endpoint, bodies }: Settings,
  now: () => number,
  url: string,
  sent: unknown,
): ((exchange: Exchange, header?: (name: string) => string | null, text?: string) => void) | undefined {
  if (url.startsWith(endpoint)) return undefined;
  const at = now();
  const bodyOf = (body: unknown): string | undefined =>
    typeof body === 'string' && [bodies].flat().some((part) => (typeof part === 'string' ? url.includes(part) : part.test(url)))
      ? privacy.text(body, BODY_CAP)
      : undefined;
  return (exchange, header = () => null, text) => {
    const { status, aborted, error } = exchange;
    const level = aborted ? 'info' : !status || status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';
    const payload = {
      ...exchange,
      method: exchange.method.toUpperCase(),
      url: privacy.url(absolute(url)),
      durationMs: Math.round(now() - at),
      contentType: header('content-type')?.split(';')[0],
      requestBytes: sizeOf(sent),
      responseBytes: Number(header('content-length')) || undefined,
      requestId: REQUEST_IDS.map(header).find(Boolean)?.slice(0, 100),
      error: error && privacy.text(error, 300),
      requestBody: bodyOf(sent),
      responseBody: bodyOf(text),
    };
    emit('network', level, payload, { at });
  };
}

/** Return a body's size where it is known without reading it. */
function sizeOf(body: unknown): number | undefined {
  const { length, size, byteLength } = (body ?? {}) as Partial<Record<'length' | 'size' | 'byteLength', number>>;
  return length ?? size ?? byteLength;
}

function absolute(url: string): string {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}
