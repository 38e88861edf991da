// What was not kept, and why: counted here, sent along, so that nothing is lost in silence.

import type { Level } from './entry';
import { spent } from './patch';

export type DropReason =
  'queue_full' | 'rate' | 'offline_full' | 'refused' | 'too_old' | 'struck' | 'capture_failed';

export type Dropped = Partial<Record<DropReason, number>>;

/** More facts than this in a second are counted, not kept: nobody reads them, the page pays. */
const MOST_A_SECOND = 100;
/**
 * Nor more of the page's time than this in each second of a storm: one object may have a million
 * properties. What it took before that counts is five seconds' worth; an error may take more.
 */
const MOST_MS = 40;
const AHEAD_S = 5;
/** A busy machine stops us for longer than we work: one fact counts so far. */
const MOST_AT_ONCE_MS = 100;

export interface Ledger {
  /** Tell whether this second has had its share, and count what is left out for it. */
  isFull(level: Level): boolean;
  add(reason: DropReason, count?: number): void;
  /** Return what has been counted since the last call, or undefined when that is nothing. */
  take(): Dropped | undefined;
}

export function makeLedger(): Ledger {
  let counts: Dropped | undefined;
  let second = 0;
  let facts = 0;
  let taken = 0;
  const add = (reason: DropReason, count = 1): void => {
    if (count) counts = { ...counts, [reason]: (counts?.[reason] ?? 0) + count };
  };
  return {
    add,
    isFull(level) {
      const now = Math.floor(performance.now() / 1000);
      if (now !== second) facts = 0;
      // what one second took too much, the next ones have less
      taken += Math.min(spent.ms, MOST_AT_ONCE_MS) - (now - second) * MOST_MS;
      taken = Math.max(0, taken);
      spent.ms = 0;
      second = now;
      // errors have a share of their own, or a chatty page would hide them
      const share = level === 'error' ? 2 : 1;
      const isOver = facts >= MOST_A_SECOND * share || taken > MOST_MS * AHEAD_S * share;
      if (isOver) add('rate');
      else facts++;
      return isOver;
    },
    take() {
      const told = counts;
      counts = undefined;
      return told;
    },
  };
}
