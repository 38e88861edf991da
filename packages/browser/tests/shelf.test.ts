// The shelf in browsers whose IndexedDB or locks leave it waiting. Not: when what is sent.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { makeLedger, type Ledger } from '../src/ledger';
import { makeShelf, type Shelf } from '../src/shelf';
import { KEY } from './builders';
import { makeChance } from './chance';
import { ChanceStorage } from './chance_storage';

const batch = { id: 'b', body: '{"logs":[]}', entries: [], bytes: 11 };
const MINUTE_MS = 60_000;
const WELL = { status: 202, body: {}, retryAfter: 0 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

interface Browser {
  shelf: Shelf;
  storage: ChanceStorage;
  ledger: Ledger;
  turn: (luck: number) => void;
}

/** A browser where all goes well at first; then `luck` decides. */
function makeBrowser(): Browser {
  let luck = 1;
  const calm = new Promise<void>(() => undefined);
  const weather = { chance: makeChance(1), luck: () => luck, isOnline: true, calm };
  const storage = new ChanceStorage(weather);
  vi.stubGlobal('indexedDB', storage);
  vi.stubGlobal('navigator', {});
  const turn = (next: number): void => {
    luck = next;
  };
  const ledger = makeLedger();
  return { shelf: makeShelf(KEY, ledger, Date.now), storage, ledger, turn };
}

const settle = async <T>(asked: Promise<T>): Promise<T> => {
  await vi.advanceTimersByTimeAsync(10_000);
  return asked;
};

it('holds nothing up when a store that was open answers no more', async () => {
  const { shelf, turn } = makeBrowser();
  expect(await settle(shelf.put('{}', batch))).toBe(true);
  turn(0.01);
  const later = vi.fn();
  expect(await settle(shelf.clear(vi.fn(), () => true, later))).toBe(true);
  expect(later).toHaveBeenCalledWith(MINUTE_MS);
  expect(await settle(shelf.put('{}', batch))).toBe(false);
});

it('does not send a batch over and over that the store does not let go', async () => {
  const { shelf, turn } = makeBrowser();
  await settle(shelf.put('{}', batch));
  const submit = vi.fn(() => {
    turn(0.07);
    return Promise.resolve(WELL);
  });
  const later = vi.fn();
  expect(await settle(shelf.clear(submit, () => true, later))).toBe(true);
  expect(submit).toHaveBeenCalledTimes(1);
  expect(later).toHaveBeenCalledWith(MINUTE_MS);
});

it('is looked at later where another tab is at it, which may be closed too soon', async () => {
  const { shelf } = makeBrowser();
  vi.stubGlobal('navigator', {
    locks: {
      request: (...words: ((lock: null) => boolean)[]) => Promise.resolve(words[2]!(null)),
    },
  });
  const later = vi.fn();
  expect(await shelf.clear(vi.fn(), () => true, later)).toBe(true);
  expect(later).toHaveBeenCalledWith(MINUTE_MS);
});

// all that was put aside waited for a lock that no tab had, also in the page that had put it there
it('is emptied without a lock where the browser refuses to give one', async () => {
  const { shelf } = makeBrowser();
  await settle(shelf.put('{}', batch));
  const request = (): Promise<never> => Promise.reject(new DOMException('no', 'SecurityError'));
  vi.stubGlobal('navigator', { locks: { request } });
  const submit = vi.fn(() => Promise.resolve(WELL));
  expect(await settle(shelf.clear(submit, () => true, vi.fn()))).toBe(true);
  expect(submit).toHaveBeenCalledTimes(1);
});

it('does not send a batch over and over that can be read and not be removed', async () => {
  const { shelf, storage, turn } = makeBrowser();
  await settle(shelf.put('{}', batch));
  const { open } = storage;
  storage.open = () => {
    turn(1);
    return open();
  };
  const submit = vi.fn(() => {
    turn(0.07);
    return Promise.resolve(WELL);
  });
  void shelf.clear(submit, () => true, vi.fn());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(submit).toHaveBeenCalledTimes(1);
});

it('that is full lets the oldest go, and says how many those were', async () => {
  const { shelf, storage, ledger } = makeBrowser();
  for (const id of ['b1', 'b2', 'b3', 'b4']) {
    const body = 'x'.repeat(300 * 1024);
    await settle(shelf.put('{}', { id, body, entries: [{}, {}] as never, bytes: 0 }));
  }
  const kept = [...storage.rows.values()].map((one) => (one as { id: string }).id);
  expect(kept).toEqual(['b2', 'b3', 'b4']);
  expect(ledger.take()).toEqual({ offline_full: 2 });
});
