// Batches put aside while the server cannot be reached, in IndexedDB, bounded. Not: when to send.

import type { Ledger } from './ledger';

/** A batch with all that sending it needs, also from a later page. */
export interface Shelved {
  /** The key of the project, and the body that opens the session. */
  key: string;
  open: string;
  id: string;
  body: string;
  entries: number;
  at: number;
}

export interface Shelf {
  /** Put a batch aside; returns whether it is there. The oldest make room, counted. */
  put(batch: Shelved): Promise<boolean>;
  /** Return the oldest batch of this key with its place on the shelf; what is too old is dropped. */
  first(key: string): Promise<[place: IDBValidKey, batch: Shelved] | undefined>;
  remove(place: IDBValidKey): Promise<void>;
}

const NAME = 'usercontext';
const STORE = 'batches';
const MOST_BYTES = 1024 * 1024;
const OLDEST_MS = 3 * 24 * 3600 * 1000;

export function makeShelf(ledger: Ledger, now: () => number): Shelf {
  let opening: Promise<IDBDatabase> | undefined;

  const store = async (): Promise<IDBObjectStore> => {
    opening ??= open();
    return (await opening).transaction(STORE, 'readwrite').objectStore(STORE);
  };
  const list = async (from: IDBObjectStore): Promise<[IDBValidKey, Shelved][]> => {
    const [places, batches] = await Promise.all([done(from.getAllKeys()), done(from.getAll())]);
    return places.map((place, at) => [place, batches[at] as Shelved]);
  };

  return {
    async put(batch) {
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
        return false; // blocked, full or gone: the entries stay in memory
      }
    },
    async first(key) {
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
    },
    async remove(place) {
      try {
        await done((await store()).delete(place));
      } catch {
        opening = undefined; // sent again later, and stored once: the batch has an id
      }
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
