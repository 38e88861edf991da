// Batches put aside while the server cannot be reached, in IndexedDB, bounded. Not: when to send.

import type { Batch, Sent } from './buffer';
import type { Ledger } from './ledger';
import type { Reply } from './transport';

/** A batch with all that sending it needs, also from a later page. */
interface Shelved {
  /** The key of the project, and the body that opens the session. */
  key: string;
  open: string;
  id: string;
  body: string;
  entries: number;
  at: number;
}

export interface Shelf {
  /** Put a batch aside with the body that opens its session; returns whether it is there. */
  put(open: string, batch: Batch): Promise<boolean>;
  /** Forget what waits. */
  forget(): Promise<void>;
  /**
   * Send what earlier pages and the hours without a connection left; returns whether all went.
   * Where that is not known it is looked at `later`: another tab is at it, or the store is stuck.
   */
  clear(
    submit: (open: string, batch: Sent) => Promise<Reply | undefined>,
    isWell: (reply: Reply) => boolean,
    later: (wait: number) => void,
  ): Promise<boolean>;
}

const NAME = 'usercontext';
const STORE = 'batches';
const MOST_BYTES = 1024 * 1024;
const OLDEST_MS = 3 * 24 * 3600 * 1000;
/** Safari has left an open unanswered for ever: what waits behind it would never be sent. */
const PATIENCE_MS = 3000;
/** Another tab may be closed before it has sent all. */
const LOOK_AGAIN_MS = 60_000;

export function makeShelf(key: string, ledger: Ledger, now: () => number): Shelf {
  let opening: Promise<IDBDatabase> | undefined;
  let wasOpen = false;

  /** Do some work in a transaction; undefined where the store is blocked, full, gone or stuck. */
  const tried = async <T>(work: (store: IDBObjectStore) => Promise<T>): Promise<T | undefined> => {
    try {
      opening ??= open();
      const database = await opening;
      wasOpen = true;
      return await work(database.transaction(STORE, 'readwrite').objectStore(STORE));
    } catch {
      opening = undefined; // perhaps not the next time
    }
    return undefined;
  };
  const list = async (from: IDBObjectStore): Promise<[IDBValidKey, Shelved][]> => {
    const [places, batches] = await Promise.all([done(from.getAllKeys()), done(from.getAll())]);
    return places.map((place, at) => [place, batches[at] as Shelved]);
  };

  /** Return the oldest batch of this project with its place, or none; drop what is too old. */
  const first = async (from: IDBObjectStore): Promise<[IDBValidKey, Shelved] | [undefined]> => {
    for (const found of await list(from)) {
      if (found[1].key !== key) continue;
      if (now() - found[1].at < OLDEST_MS) return found;
      ledger.add('too_old', found[1].entries);
      from.delete(found[0]);
    }
    return [undefined];
  };

  return {
    async put(openBody, { id, body, entries }) {
      const batch = { key, open: openBody, id, body, entries: entries.length, at: now() };
      const isKept = await tried(async (into) => {
        let bytes = body.length;
        let dropped = 0;
        for (const [place, one] of (await list(into)).reverse()) {
          if ((bytes += one.body.length) <= MOST_BYTES) continue;
          dropped += one.entries;
          into.delete(place);
        }
        into.add(batch);
        await committed(into.transaction);
        ledger.add('offline_full', dropped);
        return true;
      });
      return !!isKept; // what is not stays in memory
    },
    async forget() {
      await tried((all) => done(all.clear()));
    },
    clear(submit, isWell, later) {
      const lookAgain = (): boolean => {
        later(LOOK_AGAIN_MS);
        return true;
      };
      return alone(lookAgain, async () => {
        for (;;) {
          const found = await tried(first);
          // a store that never opened has nothing of this page
          if (!found) return !wasOpen || lookAgain();
          const [place, batch] = found;
          if (!place) return true;
          const reply = await submit(batch.open, batch);
          if (!reply) return false;
          if (/^4(00|04|13)/.test(`${reply.status}`)) ledger.add('refused', batch.entries);
          else if (!isWell(reply)) return false;
          const isGone = await tried(async (from) => {
            from.delete(place);
            await committed(from.transaction);
            return true;
          });
          // it is found again, and would be sent again at once; it has an id, and is stored once
          if (!isGone) return lookAgain();
        }
      });
    },
  };
}

/**
 * Do what only one tab of an origin should do at a time; others do not know how it ends. Without
 * locks (Safari before 15.4, pages that are not secure) two may send the same batch: it has an id.
 */
async function alone(otherwise: () => boolean, work: () => Promise<boolean>): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager };
  return locks
    ? locks
        .request(NAME, { ifAvailable: true }, (lock) => (lock ? work() : otherwise()))
        // a frame that may not ask has no store, as a rule
        .catch(work)
    : work();
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore(STORE, { autoIncrement: true });
  };
  return done(asked);
}

const done = <T>(asked: IDBRequest<T>): Promise<T> =>
  answered((resolve, reject) => {
    asked.onsuccess = () => {
      resolve(asked.result);
    };
    asked.onerror = reject;
  });

/** Wait for the end: a store may be found full only after it has taken a batch. */
const committed = (transaction: IDBTransaction): Promise<unknown> =>
  answered((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = reject;
  });

const answered = <T>(ask: ConstructorParameters<typeof Promise<T>>[0]): Promise<T> =>
  new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE_MS);
    ask(resolve, reject);
  });
