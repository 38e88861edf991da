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
        await done(into.add(batch));
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
    async clear(submit, isWell) {
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
    },
  };
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore(STORE, { autoIncrement: true });
  };
  return done(asked);
}

function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => {
      resolve(asked.result);
    };
    asked.onerror = () => {
      reject(asked.error ?? new Error('storage'));
    };
  });
}
