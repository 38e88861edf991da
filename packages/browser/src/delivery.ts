// When what is sent: batches one after the other, again after failures, at the end, after a report.

import { BATCH_ENTRIES, type Batch, type Buffer } from './buffer';
import type { Ledger } from './ledger';
import type { Settings } from './options';
import { MAX_FAILURES, delayMs } from './retry';
import type { Visit } from './session';
import type { Shelf, Shelved } from './shelf';
import type { Reply, Transport } from './transport';

/** What may be in flight while a page goes away: browsers allow 64 KiB over all such requests. */
const LAST_BYTES = 60 * 1024;
const QUIET_MS = 2000;
const URGENT_MS = 200;
const REOPENED_AT_MOST = 3;

export interface Delivery {
  /** Note that an entry waits; an error does not wait long. */
  wake(urgent: boolean): void;
  /** Send all that waits; resolves when nothing is left or nothing can be sent now. */
  flush(): Promise<void>;
  /** Send what fits in the page's last moment. */
  leave(): void;
  /** Make an issue of this visit; resolves to its id, or throws words for the user's screen. */
  report(body: Record<string, unknown>): Promise<string>;
  /** Let entries out, or keep them in the page. */
  hold(held: boolean): void;
  stop(): void;
}

export function makeDelivery(
  settings: Settings,
  visit: Visit,
  buffer: Buffer,
  shelf: Shelf,
  ledger: Ledger,
  send: Transport,
  now: () => number,
  say: (...words: unknown[]) => void,
): Delivery {
  let held = false;
  let ended = false;
  let failures = 0;
  let reopened = 0;
  let lastBytes = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Infinity;
  let pumping: Promise<void> | undefined;
  let travelling: Batch | undefined;
  let opening: Promise<boolean> | undefined;
  const returned: Batch[] = [];

  const openBody = (): string =>
    JSON.stringify({
      externalSessionId: visit.external,
      userId: settings.userId,
      release: settings.release,
      environment: settings.environment,
      metadata: settings.metadata,
    });

  const later = (wait: number): void => {
    const at = now() + wait;
    if (ended || at >= due) return;
    if (timer !== undefined) clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Infinity;
      timer = undefined;
      void flush();
    }, wait);
  };

  const give = (reply: Reply): void => {
    if (reply.outcome === 'refused') {
      end(`refused with ${String(reply.status)}: ${String(reply.body.message ?? '')}`);
      return;
    }
    failures++;
    if (failures >= MAX_FAILURES) {
      say('gave up after', failures, 'failures; the next page, or the connection, tries again');
      return;
    }
    const wait = delayMs(failures, reply.retryAfter, Math.random());
    say('server not reached or busy, trying again in', Math.round(wait), 'ms');
    later(wait);
  };

  const end = (why: string): void => {
    say('stopped sending:', why);
    ended = true;
    if (timer !== undefined) clearTimeout(timer);
    buffer.clear('refused');
    returned.length = 0;
  };

  const open = (): Promise<boolean> => {
    if (visit.id) return Promise.resolve(true);
    opening ??= (async () => {
      const reply = await send({ path: '/v1/sessions', body: openBody() });
      opening = undefined;
      const id = reply.body.sessionId;
      if (reply.outcome !== 'ok' || typeof id !== 'string') {
        give(reply.outcome === 'invalid' ? { ...reply, outcome: 'refused' } : reply);
        return false;
      }
      visit.id = id;
      visit.keep();
      say('session', id);
      return true;
    })();
    return opening;
  };

  const next = (): Batch | undefined => {
    const again = returned.shift();
    if (again) return again;
    const dropped = ledger.take();
    if (dropped) {
      buffer.add({
        type: 'console',
        level: 'warn',
        payload: { kind: 'capture.dropped', message: 'Entries were dropped in the page', dropped },
      });
    }
    return buffer.cut();
  };

  /** Send one batch; returns whether to go on with the next. */
  const deliver = async (batch: Batch): Promise<boolean> => {
    travelling = batch;
    const reply = await send({
      path: `/v1/sessions/${visit.id ?? ''}/logs`,
      body: batch.body,
      idempotencyKey: batch.id,
    });
    travelling = undefined;
    switch (reply.outcome) {
      case 'ok':
        failures = 0;
        say('sent', batch.entries.length, 'entries');
        return true;
      case 'invalid':
        halve(batch, reply);
        return true;
      case 'gone':
        visit.id = undefined;
        returned.unshift(batch);
        if (++reopened > REOPENED_AT_MOST) end('the session is gone');
        return !ended;
      default:
        returned.unshift(batch);
        give(reply);
        if (!ended) await putAside();
        return false;
    }
  };

  /** One entry that the server cannot take must not cost the ninety-nine beside it. */
  const halve = (batch: Batch, reply: Reply): void => {
    say('batch of', batch.entries.length, 'refused:', reply.body.message);
    if (batch.entries.length < 2) {
      ledger.add('refused');
      return;
    }
    const middle = batch.entries.length >> 1;
    returned.unshift(
      buffer.pack(batch.entries.slice(0, middle)),
      buffer.pack(batch.entries.slice(middle)),
    );
  };

  /** Put aside what waits, so that a tab that is closed now loses nothing. */
  const putAside = async (): Promise<void> => {
    for (;;) {
      const batch = returned.shift() ?? buffer.cut();
      if (!batch) return;
      const there = await shelf.put({
        key: settings.key,
        open: openBody(),
        id: batch.id,
        body: batch.body,
        entries: batch.entries.length,
        at: now(),
      });
      if (!there) {
        returned.unshift(batch);
        return;
      }
    }
  };

  /** Send what earlier pages and the hours without a connection left behind. */
  const clearShelf = async (): Promise<boolean> => {
    for (;;) {
      const found = await shelf.first(settings.key);
      if (!found) return true;
      const id = await sessionOf(found.batch);
      if (!id) return false;
      const { batch, place } = found;
      const path = `/v1/sessions/${id}/logs`;
      const reply = await send({ path, body: batch.body, idempotencyKey: batch.id });
      if (reply.outcome === 'later' || reply.outcome === 'unreachable') {
        give(reply);
        return false;
      }
      if (reply.outcome !== 'ok') ledger.add('refused', batch.entries);
      failures = 0;
      await shelf.remove(place);
    }
  };

  const sessionOf = async (batch: Shelved): Promise<string | undefined> => {
    if (batch.open === openBody()) return (await open()) ? visit.id : undefined;
    const reply = await send({ path: '/v1/sessions', body: batch.open });
    const id = reply.body.sessionId;
    if (reply.outcome === 'ok' && typeof id === 'string') return id;
    give(reply);
    return undefined;
  };

  const pump = async (): Promise<void> => {
    if (!(await open()) || !(await clearShelf())) {
      if (!ended) await putAside();
      return;
    }
    while (!ended && !held) {
      const batch = next();
      if (!batch) return;
      // a session that was gone is opened again before its batch is sent again
      if (!(await open())) {
        returned.unshift(batch);
        return;
      }
      if (!(await deliver(batch))) return;
    }
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
      if (ended || held || failures) return; // after a failure the back-off decides
      later(buffer.length >= BATCH_ENTRIES ? 0 : urgent ? URGENT_MS : QUIET_MS);
    },
    flush,
    leave() {
      if (ended || held || !visit.id) {
        if (!ended && !held) void putAside();
        return;
      }
      const again = travelling ? [travelling, ...returned.splice(0)] : returned.splice(0);
      for (;;) {
        const batch = again.shift() ?? buffer.cut(LAST_BYTES - lastBytes, true);
        if (!batch) return;
        if (lastBytes + batch.body.length > LAST_BYTES) {
          returned.push(batch, ...again);
          void putAside();
          return;
        }
        const size = batch.body.length;
        lastBytes += size;
        void send({
          path: `/v1/sessions/${visit.id}/logs`,
          body: batch.body,
          idempotencyKey: batch.id,
          keepalive: true,
        }).then((reply) => {
          lastBytes -= size;
          if (reply.outcome === 'later' || reply.outcome === 'unreachable') {
            returned.push(batch);
            give(reply);
          }
        });
      }
    },
    async report(body) {
      const wasHeld = held;
      held = false;
      failures = 0;
      try {
        await flush();
        if (!(await open())) throw new Error('The server cannot be reached. Try again in a moment.');
        const text = JSON.stringify({ ...body, sessionId: visit.id });
        const reply = await send({ path: '/v1/issues', body: text, idempotencyKey: body.reportId as string });
        const id = reply.body.issueId;
        if (reply.outcome === 'ok' && typeof id === 'string') return id;
        const known = reply.outcome === 'invalid' && typeof reply.body.message === 'string';
        throw new Error(known ? (reply.body.message as string) : 'The report could not be sent. Try again in a moment.');
      } finally {
        held = wasHeld;
      }
    },
    hold(value) {
      held = value;
      if (!held) later(0);
    },
    stop() {
      ended = true;
      if (timer !== undefined) clearTimeout(timer);
    },
  };
}
