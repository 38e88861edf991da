// When what is sent: batches one after the other, again after failures, at the end, after a report.

import { BATCH_ENTRIES, type Batch, type Buffer } from './buffer';
import type { Ledger } from './ledger';
import type { Settings } from './options';
import { MAX_FAILURES, delayMs } from './retry';
import type { Visit } from './session';
import type { Shelf } from './shelf';
import type { Reply, Transport } from './transport';

/** What may be in flight while a page goes away: browsers allow 64 KiB over all such requests. */
const LAST_BYTES = 60 * 1024;
const QUIET_MS = 2000;
const URGENT_MS = 200;
const SESSIONS = '/v1/sessions';

export interface Delivery {
  /** Note that an entry waits; an error does not wait long. */
  wake(urgent: boolean): void;
  /** Send all that waits; resolves when nothing is left or nothing can be sent now. */
  flush(): Promise<void>;
  /** Send what fits in the page's last moment. */
  leave(): void;
  /** Make an issue of this visit; resolves to its id, or rejects with words for the user. */
  report(id: string, issue: Record<string, unknown>): Promise<string>;
  /** Keep entries in the page, or let them out. */
  hold(held: boolean): void;
  /** Use the place where batches wait for a connection. */
  use(shelf: Shelf): void;
  stop(): void;
}

export function makeDelivery(
  settings: Settings,
  visit: Visit,
  buffer: Buffer,
  ledger: Ledger,
  send: Transport,
  now: () => number,
  say: (...words: unknown[]) => void,
): Delivery {
  let shelf: Shelf | undefined;
  let held = false;
  let ended = false;
  let failures = 0;
  let lastBytes = 0;
  let due = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pumping: Promise<void> | undefined;
  let travelling: Batch | undefined;
  let returned: Batch[] = [];

  const openBody = (): string => {
    const { userId, release, environment, metadata } = settings;
    return JSON.stringify({ externalSessionId: visit.external, userId, release, environment, metadata });
  };

  const end = (why?: string): void => {
    if (why) say('stopped sending:', why);
    ended = true;
    clearTimeout(timer);
    buffer.keep(() => false);
    returned = [];
  };

  const later = (wait: number): void => {
    if (ended || now() + wait >= due) return;
    clearTimeout(timer);
    due = now() + wait;
    timer = setTimeout(() => {
      due = Infinity;
      void flush();
    }, wait);
  };

  /** Tell whether to go on; otherwise try again later, or never. */
  const isWell = ({ status, body, retryAfter }: Reply): boolean => {
    if (status >= 200 && status < 300) {
      failures = 0;
      return true;
    }
    if (status && status < 500 && status !== 408 && status !== 429) {
      end(`${status} ${body.message ?? ''}`);
    } else if (++failures < MAX_FAILURES) {
      const wait = delayMs(failures, retryAfter, Math.random());
      say('not reached or busy, again in', Math.round(wait), 'ms');
      later(wait);
    }
    return false;
  };

  /** Open a session, ours or one from before; returns its id. */
  const open = async (body: string): Promise<string | undefined> => {
    const own = body === openBody();
    if (own && visit.id) return visit.id;
    const reply = await send(SESSIONS, body);
    const id = isWell(reply) ? reply.body.sessionId : undefined;
    if (own && id) {
      visit.id = id;
      say('session', id);
    }
    return id;
  };

  const post = (id: string, batch: Pick<Batch, 'id' | 'body'>, last?: boolean): Promise<Reply> =>
    send(`${SESSIONS}/${id}/logs`, batch.body, batch.id, last);

  const next = (): Batch | undefined => {
    const again = returned.shift();
    const dropped = again ?? ledger.take();
    if (dropped && !again) {
      buffer.add('console', 'warn', { kind: 'capture.dropped', dropped });
    }
    return again ?? buffer.cut();
  };

  /** Send one batch; returns whether to go on with the next. */
  const deliver = async (batch: Batch): Promise<boolean> => {
    const id = await open(openBody());
    if (!id) {
      returned.unshift(batch);
      return false;
    }
    travelling = batch;
    const reply = await post(id, batch);
    travelling = undefined;
    const { status, body } = reply;
    const { entries } = batch;
    if (status === 400 || status === 413) {
      say('batch of', entries.length, 'refused:', body.message);
      // one entry that the server cannot take must not cost the ninety-nine beside it
      const middle = entries.length >> 1;
      if (middle) returned.unshift(buffer.pack(entries.slice(0, middle)), buffer.pack(entries.slice(middle)));
      else ledger.add('refused');
      return true;
    }
    if (status === 404 && !failures) {
      // the session was deleted: once more under a new one
      failures = 1;
      visit.id = undefined;
      returned.unshift(batch);
      return true;
    }
    if (isWell(reply)) {
      say('sent', entries.length, 'entries');
      return true;
    }
    if (!ended) returned.unshift(batch);
    return false;
  };

  /** Put aside what waits, so that a tab that is closed now loses nothing. */
  const putAside = async (): Promise<void> => {
    while (shelf && !ended) {
      const batch = returned.shift() ?? buffer.cut();
      if (!batch) return;
      if (!(await shelf.put(openBody(), batch))) {
        returned.unshift(batch);
        return;
      }
    }
  };

  const pump = async (): Promise<void> => {
    let goOn = (await shelf?.clear(open, post, isWell)) ?? true;
    while (goOn && !ended && !held) {
      const batch = next();
      if (!batch) return;
      goOn = await deliver(batch);
    }
    if (!goOn) await putAside();
  };

  const flush = (): Promise<void> => {
    if (ended || held) return Promise.resolve();
    pumping ??= pump().finally(() => {
      pumping = undefined;
    });
    return pumping;
  };

  return {
    wake(urgent) {
      // after a failure the back-off decides
      if (!held && !failures) later(buffer.list().length >= BATCH_ENTRIES ? 0 : urgent ? URGENT_MS : QUIET_MS);
    },
    flush,
    leave() {
      if (ended || held) return;
      if (travelling) returned.unshift(travelling);
      const { id } = visit;
      for (let batch; id && (batch = returned.shift() ?? buffer.cut(LAST_BYTES - lastBytes, true)); ) {
        const sent = batch;
        const size = sent.body.length;
        if (lastBytes + size > LAST_BYTES) {
          returned.unshift(sent);
          break;
        }
        lastBytes += size;
        void post(id, sent, true).then((reply) => {
          lastBytes -= size;
          if (!isWell(reply) && !ended) returned.push(sent);
        });
      }
      void putAside();
    },
    async report(id, issue) {
      const wasHeld = held;
      held = false;
      failures = 0;
      try {
        await flush();
        const sessionId = await open(openBody());
        const reply = sessionId && (await send('/v1/issues', JSON.stringify({ ...issue, sessionId }), id));
        if (reply && reply.body.issueId) return reply.body.issueId;
        throw new Error((reply && reply.status === 400 && reply.body.message) || 'The report could not be sent. Try again in a moment.');
      } finally {
        held = wasHeld;
      }
    },
    hold(value) {
      held = value;
      later(0);
    },
    use(place) {
      shelf = place;
      later(0);
    },
    stop: end,
  };
}
