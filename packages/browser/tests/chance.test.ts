// The delivery against chance: three hundred seeds, each a page of its own. Not: single cases
// (delivery.test.ts, leaving.test.ts, waking.test.ts).

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { ChancePage } from './chance';

const SEEDS = 300;
const MOMENTS = 40;
const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Live through a storm, then an hour of calm without a stimulus; returns what is amiss. */
async function liveThrough(seed: number): Promise<string[]> {
  vi.clearAllTimers();
  const page = new ChancePage(seed);
  for (let moment = 0; moment < MOMENTS; moment++) await page.live();
  page.calmDown();
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  const missing = page.added.filter((id) => !page.server.stored.has(id)).length;
  // a batch that is refused is counted again where the store cannot let it go
  const isTold = page.isPoisoned ? missing <= page.dropped : missing === page.dropped;
  return isTold && !page.isEnded ? [] : [`${seed}: ${missing} missing, ${page.dropped} counted`];
}

it('every entry arrives or is counted, whatever happened, and nothing need wake it', async () => {
  const amiss: string[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) amiss.push(...(await liveThrough(seed)));
  expect(amiss).toEqual([]);
});
