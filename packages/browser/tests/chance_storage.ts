// IndexedDB and locks of a browser that is slow, fails or hangs, by chance. Not: whose they are.

import { pause, type Weather } from './chance';

const OP_MS = 5;
const SLOW_MS = 4000;

interface Asked {
  result?: unknown;
  onsuccess?: () => void;
  onerror?: (event: unknown) => void;
  onupgradeneeded?: () => void;
}
type Rows = Map<number, unknown>;

/** As much of IndexedDB as the shelf uses: one store, transactions one after the other. */
export class ChanceStorage {
  rows: Rows = new Map();
  private places = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(private weather: Weather) {}

  open = (): Asked => {
    const asked: Asked = {};
    const { luck } = this.weather;
    if (luck() < 0.05) return asked; // never answered
    void pause(luck() < 0.1 ? SLOW_MS : OP_MS).then(() => {
      if (luck() < 0.1) return asked.onerror?.(new Error('no store'));
      asked.result = { transaction: () => this.transact() };
      asked.onsuccess?.();
      return undefined;
    });
    return asked;
  };

  /** Run what is asked in the order of asking; keep it at the end, or nothing of it. */
  private transact(): object {
    const { luck, calm } = this.weather;
    if (luck() < 0.05) throw new DOMException('closing', 'InvalidStateError');
    const asked: [Asked, (draft: Rows) => unknown][] = [];
    const transaction: { oncomplete?: () => void; onabort?: (event: unknown) => void } = {};
    const ask = (work: (draft: Rows) => unknown): Asked => {
      const one: Asked = {};
      asked.push([one, work]);
      return one;
    };
    const run = async (): Promise<void> => {
      await pause(0);
      const draft = new Map(this.rows);
      if (luck() < 0.05) await calm;
      for (let next; (next = asked.shift());) {
        await pause(luck() < 0.1 ? luck() * SLOW_MS : OP_MS);
        next[0].result = next[1](draft);
        next[0].onsuccess?.();
        await pause(0);
      }
      if (luck() < 0.1) return transaction.onabort?.(new Error('full'));
      this.rows = draft;
      return transaction.oncomplete?.();
    };
    this.last = this.last.then(run);
    const store = {
      transaction,
      getAllKeys: () => ask((draft) => [...draft.keys()]),
      getAll: () => ask((draft) => [...draft.values()]),
      add: (value: unknown) => ask((draft) => draft.set(++this.places, value)),
      delete: (place: number) => ask((draft) => draft.delete(place)),
      clear: () =>
        ask((draft) => {
          draft.clear();
        }),
    };
    return { objectStore: () => store };
  }
}

type Work = (lock: object | null) => unknown;

/** The lock that one tab of an origin has at a time; others wait for it, or go without. */
export class ChanceLocks {
  private isTaken = false;
  private waiting: (() => void)[] = [];

  request = async (
    _: string,
    ...words: [{ ifAvailable?: boolean }, Work] | [Work]
  ): Promise<unknown> => {
    const work = words.at(-1) as Work;
    const isPatient = words.length === 1 || !words[0].ifAvailable;
    if (this.isTaken && !isPatient) return work(null);
    if (this.isTaken) await new Promise<void>((go) => this.waiting.push(go));
    this.isTaken = true;
    try {
      return await work({});
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.isTaken = false;
    }
  };
}
