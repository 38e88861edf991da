// Batches put aside while the server cannot be reached, in IndexedDB, bounded. Not: when to send.

import type { Ledger } from './ledger';

/** A batch with all that sending it needs, also from a later page. */
export interface Shelved {
  /** The key of the project and the body that opens the session. */
  key: string;
  open: string;
  id: string;
  body: string;
  entries: number;
  at: number;
}

const NAME = 'usercontext';
const STORE = 'batches';
const MOST_BYTES = 1024 * 1024;
const OLDEST_MS = 3 * 24 * 3600 * 1000;

export class Shelf {
  private opening: Promise<IDBDatabase> | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly now: () => number,
  ) {}

  /** Put a batch aside; returns whether it is there. The oldest make room, counted. */
  async put(batch: Shelved): Promise<boolean> {
    try {
      const store = await this.store('readwrite');
      const kept = (await done(store.getAll())) as Shelved[];
      const keys = await done(store.getAllKeys());
      let bytes = kept.reduce((sum, one) => sum + one.body.length, batch.body.length);
      for (let place = 0; bytes > MOST_BYTES && place < kept.length; place++) {
        bytes -= kept[place]?.body.length ?? 0;
        this.ledger.add('offline_full', kept[place]?.entries ?? 0);
        store.delete(keys[place] as IDBValidKey);
      }
      await done(store.add(batch));
      return true;
    } catch {
      return false; // blocked, full or gone: the entries stay in memory
    }
  }

  /** Return the oldest batch of this key with its place on the shelf; what is too old is dropped. */
  async first(key: string): Promise<{ place: IDBValidKey; batch: Shelved } | undefined> {
    try {
      const store = await this.store('readwrite');
      const kept = (await done(store.getAll())) as Shelved[];
      const keys = await done(store.getAllKeys());
      for (let at = 0; at < kept.length; at++) {
        const batch = kept[at] as Shelved;
        const place = keys[at] as IDBValidKey;
        if (batch.key !== key) continue;
        if (this.now() - batch.at < OLDEST_MS) return { place, batch };
        this.ledger.add('too_old', batch.entries);
        store.delete(place);
      }
    } catch {
      return undefined;
    }
    return undefined;
  }

  async remove(place: IDBValidKey): Promise<void> {
    try {
      await done((await this.store('readwrite')).delete(place));
    } catch {
      return; // sent again later, and stored once: the batch has an id
    }
  }

  private async store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.opening ??= open();
    const database = await this.opening;
    return database.transaction(STORE, mode).objectStore(STORE);
  }
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
