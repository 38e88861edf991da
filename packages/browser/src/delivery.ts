// When what is sent: batches one after the other, again after failures, at the end, after a report.
// One closure on purpose: its parts share state, and as objects they cost bytes that a page loads.

import { BATCH_BYTES, BATCH_ENTRIES, type Batch, type Buffer, type Sent } from './buffer';
import { toJson } from './describe';
import type { Stop } from './entry';
import type { Ledger } from './ledger';
import type { Settings } from './options';
import { delayMs } from './retry';
import type { Visit } from './session';
import type { Shelf } from './shelf';
import { isRefused, type Reply, type Transport } from './transport';

const QUIET_MS = 2000;
const URGENT_MS = 200;
const SESSIONS = '/v1/sessions';

export interface Delivery {
  /** Note that an entry waits; an error does not wait long. */
  wake(urgent: boolean): void;
  /** Send all that waits; resolves when nothing is left or nothing can be sent now. */
  flush(): Promise<void>;
  /** Send what fits in the page's last moment; the rest is left to the visit, and the shelf. */
  leave(): void;
  /** Make an issue of this visit; resolves to its id, or rejects with words for the user. */
  report(id: string, issue: Record<string, unknown>): Promise<string>;
  /** Keep entries in the page, or let them out. */
  hold(held: boolean): void;
  /** Use the place where batches wait for a connection. */
  use(shelf: Shelf): void;
  /** Send what waits and end; or forget it, also what was put aside. */
  stop(forget: boolean): void;
}

export function makeDelivery(
  settings: Settings,
  visit: Visit,
  buffer: Buffer,
  ledger: Ledger,
  send: Transport,
  now: () => number,
  say: (...words: unknown[]) => void,
  failed: Stop,
  over: Stop,
): Delivery {
  let shelf: Shelf | undefined;
  let held = false;
  let ended = false;
  let asked = false; // for a report only: what cannot be sent is the user's to look through again
  let failures = 0;
  let lastBytes = 0;
  let quietUntil = 0; // before it the server wants to be left alone
  let due = 0; // when the timer goes off
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pumping: Promise<void> | undefined;
  let storing = Promise.resolve();
  let travelling: Batch | undefined;
  let aside: Batch | undefined; // on its way to the shelf
  let returned = visit.left ?? [];

  const openBody = (): string => {
    const { userId, release, environment, metadata } = settings;
    return toJson({ externalSessionId: visit.external, userId, release, environment, metadata });
  };

  const end = (status?: number, why?: string): void => {
    if (status) say('stopped', status, why, '(usercontext refusals)');
    ended = true;
    clearTimeout(timer);
    buffer.keep(() => false);
    returned = [];
    over();
  };

  const later = (wait: number): void => {
    if (ended || (due && now() + wait >= due)) return;
    clearTimeout(timer);
    due = now() + wait;
    timer = setTimeout(() => {
      due = 0;
      void flush(true);
    }, wait);
  };

  /** Have it looked again at what waits, unless that comes anyway: after a failure no sooner. */
  const soon = (): void => {
    if (!due) later(URGENT_MS);
  };

  /** Tell whether it was taken (a portal's page is a 200); else try again later, or never. */
  const isWell = ({ status, body, retryAfter }: Reply, isUnopened?: boolean): boolean => {
    if (body.accepted && !isUnopened) {
      failures = 0;
      return true;
    }
    if (/^4(?!08|29)/.test(`${status}`)) end(status, body.message);
    else {
      const wait = delayMs(++failures, retryAfter, Math.random());
      say('again', wait, status, body.message);
      if (retryAfter) quietUntil = now() + wait;
      due = 0;
      later(wait);
    }
    return false;
  };

  /** Open a session, ours or one from before; returns its id. */
  const open = async (body: string): Promise<string | undefined> => {
    const own = body === openBody();
    if (own && visit.id) return visit.id;
    const reply = await send(SESSIONS, body);
    const id = reply.body.sessionId;
    // a session that opens proves little: only a batch that arrives ends the back-off
    if (!id) isWell(reply, true);
    else if (own) {
      visit.id = id;
      say('session', id);
    }
    return id;
  };

  const post = (id: string, batch: Sent, last?: boolean): Promise<Reply> =>
    send(`${SESSIONS}/${id}/logs`, batch.body, batch.id, last);

  /** Send a batch under the session that `body` opens; one that is gone is opened anew, once. */
  const submit = async (body: string, batch: Sent, anew?: boolean): Promise<Reply | undefined> => {
    const id = await open(body);
    const reply = id ? await post(id, batch) : undefined;
    if (anew || reply?.status !== 404) return reply;
    visit.id = undefined;
    return submit(body, batch, true);
  };

  /** Let what was dropped travel as an entry. */
  const tellDropped = (): void => {
    const dropped = ledger.take();
    if (!dropped) return;
    say('dropped', dropped);
    buffer.add('console', 'warn', { kind: 'capture.dropped', dropped });
  };

  /** Send one batch; returns whether to go on with the next. */
  const deliver = async (batch: Batch): Promise<boolean> => {
    travelling = batch;
    const reply = await submit(openBody(), batch);
    const isTaken = travelling !== batch;
    travelling = undefined;
    // `leave` has sent it again under the same id, and answers for it now
    if (isTaken || ended) return true;
    const { entries } = batch;
    if (isRefused(reply)) {
      say('refused', entries.length, reply?.body.message);
      // one entry that the server cannot take must not cost the ninety-nine beside it
      const middle = entries.length >> 1;
      if (middle)
        returned.unshift(buffer.pack(entries.slice(0, middle)), buffer.pack(entries.slice(middle)));
      else ledger.add('refused');
      return true;
    }
    if (reply && isWell(reply)) {
      say('sent', entries.length);
      return true;
    }
    returned.unshift(batch); // where that was the end, nobody looks there any more
    return false;
  };

  /** Put aside what waits, so that a tab that is closed now loses nothing. */
  const store = async (): Promise<void> => {
    while (shelf && !ended && !asked && !held) {
      // until it lies there it is sent at the end: a page that goes may not get so far
      const batch = (aside = returned.shift() ?? buffer.cut());
      if (!batch) return;
      const isKept = await shelf.put(openBody(), batch);
      if (aside !== batch) continue;
      aside = undefined;
      if (!isKept) return void returned.unshift(batch);
    }
  };

  const putAside = (): Promise<void> => {
    // one after the other: there is one place for what is on its way
    storing = storing.then(store).catch(failed);
    // a page that was only hidden is there a moment later, and sends what lies there now
    return storing.then(soon);
  };

  const pump = async (): Promise<void> => {
    let goOn = (await shelf?.clear(submit, isWell, later)) ?? true;
    tellDropped();
    for (let batch; goOn && !ended && !held && (batch = returned.shift() ?? buffer.cut());)
      goOn = await deliver(batch);
    if (!goOn) return void putAside();
    // where nothing is left no batch ends the back-off: another tab perhaps sent what failed here
    if (!due) failures = 0;
    tellDropped(); // travels later: in a storm something is dropped while each batch is under way
    if (buffer.count()) later(QUIET_MS);
  };

  const flush = async (isPatient?: boolean): Promise<void> => {
    if (pumping) {
      // it may have looked already where there is something now
      await pumping;
      // who calls knows more than what was tried before: that the connection is back, say
      if (isPatient && failures) return;
    }
    const quiet = quietUntil - now();
    if (quiet > 0) later(quiet);
    else if (!ended && !held) {
      pumping ??= pump()
        .catch(failed)
        .then(() => {
          pumping = undefined;
        });
      await pumping;
    }
  };

  return {
    wake(urgent) {
      // after a failure the back-off decides; the first batch is early, for it opens the session
      if (held || failures) return;
      later(buffer.count() >= BATCH_ENTRIES ? 0 : urgent || !visit.id ? URGENT_MS : QUIET_MS);
    },
    flush,
    leave() {
      if (ended || held) return;
      tellDropped();
      if (aside) returned.unshift(aside);
      if (travelling) returned.unshift(travelling);
      aside = travelling = undefined;
      // what cannot go now has a better chance on the shelf
      const id = navigator.onLine && visit.id;
      const kept: Batch[] = [];
      // what was in flight has perhaps arrived, what is new has not: new first
      for (
        let batch;
        (batch = buffer.cut(BATCH_BYTES - lastBytes, true) ?? returned.shift() ?? buffer.cut());
      ) {
        const sent = batch;
        if (!id || lastBytes + sent.bytes > BATCH_BYTES) {
          kept.push(sent);
          continue;
        }
        lastBytes += sent.bytes;
        // Firefox before 133 ends with the page what it has not sent: the next page sends it again
        if (!('keepalive' in Request.prototype)) void shelf?.put(openBody(), sent);
        void post(id, sent, true).then((reply) => {
          lastBytes -= sent.bytes;
          // the page is still there: what is refused goes the way of all batches
          if (reply.status === 404 || isRefused(reply) || !isWell(reply)) {
            returned.push(sent);
            soon();
          }
        });
      }
      returned.push(...kept);
      // the shelf may not be there yet, or not get so far; this is there at once
      let room = BATCH_BYTES;
      visit.left = returned.filter(({ bytes }) => !asked && (room -= bytes) > 0);
      void putAside();
    },
    async report(id, issue) {
      if (settings.consent === 'pending') throw new Error('Reporting is off.');
      const wasHeld = (asked ||= held); // also by a report that is under way
      held = false;
      failures = quietUntil = 0;
      try {
        await flush();
        const sessionId = await open(openBody());
        const reply = sessionId && (await send('/v1/issues', toJson({ ...issue, sessionId }), id));
        if (reply && reply.body.issueId) return reply.body.issueId;
        throw new Error(
          (reply && reply.status === 400 && reply.body.message) || 'It could not be sent.',
        );
      } finally {
        held = wasHeld;
        asked = false;
        if (held) buffer.restore(returned.splice(0).flatMap(({ entries }) => entries));
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
    stop(forget) {
      if (forget) {
        end();
        void shelf?.forget();
      } else {
        void flush().then(putAside).finally(end);
      }
    },
  };
}
