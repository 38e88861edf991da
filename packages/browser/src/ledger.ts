// What was not kept, and why: counted here, sent along, so that nothing is lost in silence.

import type { Level } from './entry';

export type DropReason =
  'queue_full' | 'rate' | 'offline_full' | 'refused' | 'too_old' | 'struck' | 'capture_failed';

export type Dropped = Partial<Record<DropReason, number>>;

/** More facts than this in a second are counted, not kept: nobody reads them, the page pays. */
const MOST_A_SECOND = 100;

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
  const add = (reason: DropReason, count = 1): void => {
    if (count) counts = { ...counts, [reason]: (counts?.[reason] ?? 0) + count };
  };
  return {
    add,
    isFull(level) {
      const now = Math.floor(performance.now() / 1000);
      if (now !== second) facts = 0;
      second = now;
      // errors have a share of their own, or a chatty page would hide them
      const isOver = ++facts > MOST_A_SECOND * (level === 'error' ? 2 : 1);
      if (isOver) add('rate');
      return isOver;
    },
    take() {
      const taken = counts;
      counts = undefined;
      return taken;
    },
  };
}
