// One exchange with a server as a payload: shared by fetch and XHR. Not: how either is watched.

import type { Emit, Level, Payload } from '../entry';
import type { Settings } from '../options';
import type { Privacy } from '../privacy';

const BODY_CAP = 4000;
const REQUEST_IDS = ['x-request-id', 'x-correlation-id', 'x-trace-id', 'traceparent', 'cf-ray'];

/** What is known of an exchange when it has ended. */
export interface Exchange {
  resource: 'fetch' | 'xhr';
  method: string;
  url: string;
  startedAt: number;
  durationMs: number;
  /** 0 when no answer reached the page. */
  status: number;
  error?: string | undefined;
  aborted?: boolean | undefined;
  requestBytes?: number | undefined;
  header: (name: string) => string | null;
  requestBody?: string | undefined;
  responseBody?: string | undefined;
}

export function tellExchange(emit: Emit, privacy: Privacy, exchange: Exchange): void {
  const payload: Payload = {
    method: exchange.method.toUpperCase(),
    url: privacy.url(absolute(exchange.url)),
    status: exchange.status,
    resource: exchange.resource,
    durationMs: Math.round(exchange.durationMs),
  };
  const kind = exchange.header('content-type');
  const size = Number(exchange.header('content-length'));
  const id = REQUEST_IDS.map(exchange.header).find((value) => value);
  if (kind) payload.contentType = kind.split(';')[0];
  if (size > 0) payload.responseBytes = size;
  if (exchange.requestBytes) payload.requestBytes = exchange.requestBytes;
  if (id) payload.requestId = id.slice(0, 100);
  if (exchange.error) payload.error = privacy.text(exchange.error, 300);
  if (exchange.aborted) payload.aborted = true;
  if (exchange.requestBody) payload.requestBody = privacy.text(exchange.requestBody, BODY_CAP);
  if (exchange.responseBody) payload.responseBody = privacy.text(exchange.responseBody, BODY_CAP);
  emit('network', levelOf(exchange), payload, { at: exchange.startedAt });
}

/** Tell whether the bodies of a url are to be kept: only where the page opted in. */
export function keepsBodies(settings: Settings, url: string): boolean {
  return settings.bodies.some((part) => (typeof part === 'string' ? url.includes(part) : part.test(url)));
}

/** Return a body's size in bytes where it is known without reading it. */
export function bytesOf(body: unknown): number | undefined {
  if (typeof body === 'string') return body.length;
  if (body instanceof Blob) return body.size;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  return undefined;
}

function levelOf({ status, aborted }: Exchange): Level {
  if (aborted) return 'info';
  return status === 0 || status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';
}

function absolute(url: string): string {
  try {
    return new URL(url, document.baseURI).href;
  } catch {
    return url;
  }
}
