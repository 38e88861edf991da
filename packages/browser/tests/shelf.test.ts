// The shelf in browsers whose IndexedDB or locks leave it waiting. Not: when what is sent.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { makeLedger } from '../src/ledger';
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

/** A browser where all goes well at first; then `luck` decides. */
function makeBrowser(): { shelf: Shelf; turn: (luck: number) => void } {
  let luck = 1;
  const calm = new Promise<void>(() => undefined);
  const weather = { chance: makeChance(1), luck: () => luck, isOnline: true, calm };
  const storage = new ChanceStorage(weather);
  vi.stubGlobal('indexedDB', storage);
  vi.stubGlobal('navigator', {});
  const turn = (next: number): void => {
    luck = next;
  };
  return { shelf: makeShelf(KEY, makeLedger(), Date.now), turn };
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
