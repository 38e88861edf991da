// What the tests of this package are built from: settings, a fake server, a page that emits.

import { makeBuffer, type Batch, type Buffer } from '../src/buffer';
import { makeDelivery, type Delivery } from '../src/delivery';
import type { Emit, LogEntry } from '../src/entry';
import { makeLedger, type Ledger } from '../src/ledger';
import { checkOptions, type Options, type Settings } from '../src/options';
import type { Visit } from '../src/session';
import type { Shelf } from '../src/shelf';
import type { Reply, Transport } from '../src/transport';

export const KEY = 'uc_pub_' + 'a'.repeat(36);

export const settingsWith = (options: Partial<Options> = {}): Settings =>
  checkOptions({ key: KEY, endpoint: 'https://logs.example', ...options }, '');

/** The batch is stored, and the answer lost on its way. */
export const STORED_UNHEARD = -202;

export interface Sent {
  path: string;
  body: string;
  id: string | undefined;
  last: boolean;
}

/** A server that answers batches by a script (202 when it ends), and keeps a ledger. */
export interface FakeServer {
  sent: Sent[];
  /** The entries that were stored, in order of arrival. */
  stored: string[];
  /** What came again in another batch. */
  doubled: string[];
  sessions: number;
  /** Statuses of the answers to come: 0 is no answer, a function decides by the body. */
  script: (number | Partial<Reply> | ((body: string) => number))[];
  opens: number[];
  /** While set, answers wait for it. */
  gate: Promise<void> | undefined;
}

export const idsOf = (body: string): string[] =>
  (JSON.parse(body) as { logs: LogEntry[] }).logs.map((entry) => entry.entryId);

export interface World {
  server: FakeServer;
  buffer: Buffer;
  ledger: Ledger;
  delivery: Delivery;
  visit: Visit;
  ended: () => boolean;
  log: (level?: LogEntry['level'], text?: string) => string;
}

/** A world of its own; `left` is what an earlier page of the tab had no time to send. */
export function makeWorld(
  options: Partial<Options> = {},
  shelf?: Shelf,
  left: Batch[] = [],
): World {
  const replayed = new Set<string>();
  const server: FakeServer = {
    sent: [],
    stored: [],
    doubled: [],
    sessions: 0,
    script: [],
    opens: [],
    gate: undefined,
  };
  const answer = (status: number, body: Reply['body'] = {}, retryAfter = 0): Reply => ({
    status,
    body,
    retryAfter,
  });
  const store = (body: string, id = ''): void => {
    // as the server does: the same id and body is the same batch
    if (replayed.has(id + body)) return;
    replayed.add(id + body);
    for (const entry of idsOf(body)) {
      (server.stored.includes(entry) ? server.doubled : server.stored).push(entry);
    }
  };
  const send: Transport = async (path, body, id, last = false) => {
    if (typeof body !== 'string') throw new TypeError('no pictures here');
    server.sent.push({ path, body, id, last });
    await server.gate;
    if (path === '/v1/sessions') {
      const status = server.opens.shift() ?? 201;
      if (status >= 300 || !status || status === 204) return answer(status);
      return answer(status, { sessionId: `s${++server.sessions}` });
    }
    if (path === '/v1/issues') return answer(201, { issueId: 'i1' });
    const next = server.script.shift() ?? 202;
    if (typeof next === 'object') return answer(next.status ?? 0, {}, next.retryAfter);
    const status = typeof next === 'number' ? next : next(body);
    if (status === 202 || status === STORED_UNHEARD) store(body, id);
    const accepted = status === 202 ? { accepted: `${idsOf(body).length}` } : {};
    return answer(status === STORED_UNHEARD ? 0 : status, accepted);
  };
  const ledger = makeLedger();
  const buffer = makeBuffer('nonce', Date.now, ledger);
  const visit: Visit = { external: 'visit', id: undefined, left: [...left] };
  let ended = false;
  const delivery = makeDelivery(
    settingsWith(options),
    visit,
    buffer,
    ledger,
    send,
    Date.now,
    () => undefined,
    () => undefined,
    () => {
      ended = true;
    },
  );
  if (shelf) delivery.use(shelf);
  const log: World['log'] = (level = 'info', text = 'x') => {
    const id = buffer.add('console', level, { message: text });
    delivery.wake(level === 'error');
    return id;
  };
  return { server, buffer, ledger, delivery, visit, ended: () => ended, log };
}

/** A shelf in memory, which may be full. */
export function makeFakeShelf(): Shelf & { batches: [string, Batch][]; isFull: boolean } {
  return {
    batches: [],
    isFull: false,
    put(open, batch) {
      if (!this.isFull) this.batches.push([open, batch]);
      return Promise.resolve(!this.isFull);
    },
    forget() {
      this.batches = [];
      return Promise.resolve();
    },
    async clear(submit, isWell) {
      for (let first; (first = this.batches[0]); this.batches.shift()) {
        const reply = await submit(...first);
        if (!reply || !isWell(reply)) return false;
      }
      return true;
    },
  };
}

/** An emit that keeps what it is told. */
export function makeEmit(): { emit: Emit; entries: (Partial<LogEntry> & { at?: number })[] } {
  const entries: (Partial<LogEntry> & { at?: number })[] = [];
  const emit: Emit = (type, level, payload, more) => {
    entries.push({ type, level, payload, ...more });
    return `e${entries.length}`;
  };
  return { emit, entries };
}

/** The log batches that the server was sent. */
export const batchesOf = ({ server }: World): Sent[] =>
  server.sent.filter(({ path }) => path.endsWith('/logs'));

/** Log so many lines; returns the ids of their entries. */
export const many = (world: World, count: number, text = 'x'): string[] =>
  Array.from({ length: count }, () => world.log('info', text));
