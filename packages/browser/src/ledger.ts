// What was not kept, and why: counted here, sent along, so that nothing is lost in silence.

export type DropReason =
  | 'queue_full'
  | 'rate'
  | 'offline_full'
  | 'refused'
  | 'too_old'
  | 'struck'
  | 'capture_failed';

export type Dropped = Partial<Record<DropReason, number>>;

export interface Ledger {
  add(reason: DropReason, count?: number): void;
  /** Return what has been counted since the last call, or undefined when that is nothing. */
  take(): Dropped | undefined;
}

export function makeLedger(): Ledger {
  let counts: Dropped | undefined;
  return {
    add(reason, count = 1) {
      if (count) counts = { ...counts, [reason]: (counts?.[reason] ?? 0) + count };
    },
    take() {
      const taken = counts;
      counts = undefined;
      return taken;
    },
  };
}
