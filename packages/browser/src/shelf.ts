// Batches put aside while the server cannot be reached, in IndexedDB, bounded. Not: when to send.

import type { Batch } from './buffer';
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
  /** Send what earlier pages and the hours without a connection left; returns whether all went. */
  clear(
    submit: (open: string, batch: Pick<Batch, 'id' | 'body'>) => Promise<Reply | undefined>,
    isWell: (reply: Reply) => boolean,
  ): Promise<boolean>;
}

const NAME = 'usercontext';
const STORE = 'batches';
const MOST_BYTES = 1024 * 1024;
const OLDEST_MS = 3 * 24 * 3600 * 1000;
/** Safari has left an open unanswered for ever: what waits behind it would never be sent. */
const PATIENCE_MS = 3000;

export function makeShelf(key: string, ledger: Ledger, now: () => number): Shelf {
  let opening: Promise<IDBDatabase> | undefined;

  const store = async (): Promise<IDBObjectStore> => {
    opening ??= open();
    return (await opening).transaction(STORE, 'readwrite').objectStore(STORE);
  };
  const list = async (from: IDBObjectStore): Promise<[IDBValidKey, Shelved][]> => {
    const [places, batches] = await Promise.all([done(from.getAllKeys()), done(from.getAll())]);
    return places.map((place, at) => [place, batches[at] as Shelved]);
  };

  /** Return the oldest batch of this project with its place; what is too old is dropped. */
  const first = async (): Promise<[IDBValidKey, Shelved] | undefined> => {
    try {
      const from = await store();
      for (const found of await list(from)) {
        if (found[1].key !== key) continue;
        if (now() - found[1].at < OLDEST_MS) return found;
        ledger.add('too_old', found[1].entries);
        from.delete(found[0]);
      }
    } catch {
      opening = undefined; // blocked now, perhaps not later
    }
    return undefined;
  };
  const remove = async (place: IDBValidKey): Promise<void> => {
    try {
      await done((await store()).delete(place));
    } catch {
      opening = undefined; // sent again later, and stored once: the batch has an id
    }
  };

  return {
    async put(openBody, { id, body, entries }) {
      const batch = { key, open: openBody, id, body, entries: entries.length, at: now() };
      try {
        const into = await store();
        const kept = await list(into);
        let bytes = batch.body.length;
        for (const [, one] of kept) bytes += one.body.length;
        for (const [place, one] of kept) {
          if (bytes <= MOST_BYTES) break;
          bytes -= one.body.length;
          ledger.add('offline_full', one.entries);
          into.delete(place);
        }
        into.add(batch);
        // a store may be found full only after it has taken the batch
        await committed(into.transaction);
        return true;
      } catch {
        opening = undefined;
        return false; // blocked, full or gone: the entries stay in memory
      }
    },
    async forget() {
      try {
        await done((await store()).clear());
      } catch {
        // blocked: then nothing was ever put there
      }
    },
    clear: (submit, isWell) =>
      alone(async () => {
        for (let found; (found = await first());) {
          const [place, batch] = found;
          const reply = await submit(batch.open, batch);
          if (!reply) return false;
          if (reply.status === 400 || reply.status === 404 || reply.status === 413)
            ledger.add('refused', batch.entries);
          else if (!isWell(reply)) return false;
          await remove(place);
        }
        return true;
      }),
  };
}

/**
 * Do what only one tab of an origin should do at a time; to the others all is done. Without locks
 * (Safari before 15.4, pages that are not secure) two may send the same batch: it has an id.
 */
async function alone(work: () => Promise<boolean>): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager };
  if (!locks) return work();
  try {
    return await locks.request(NAME, { ifAvailable: true }, (lock) => (lock ? work() : true));
  } catch {
    return true; // a sandboxed frame may not ask; it has no store either
  }
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore(STORE, { autoIncrement: true });
  };
  return new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE_MS);
    done(asked).then(resolve, reject);
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = reject;
  });
}

function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => {
      resolve(asked.result);
    };
    asked.onerror = reject;
  });
}
