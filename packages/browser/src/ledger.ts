// What was not kept, and why: counted here, sent along, so that nothing is lost in silence.

export type DropReason =
  | 'queue_full'
  | 'console_rate'
  | 'offline_full'
  | 'refused'
  | 'too_old'
  | 'failures'
  | 'struck'
  | 'capture_failed';

export class Ledger {
  private counts: Partial<Record<DropReason, number>> = {};

  add(reason: DropReason, count = 1): void {
    this.counts[reason] = (this.counts[reason] ?? 0) + count;
  }

  /** Return what has been counted since the last call, or undefined when that is nothing. */
  take(): Partial<Record<DropReason, number>> | undefined {
    const taken = this.counts;
    this.counts = {};
    for (const _ in taken) return taken;
    return undefined;
  }
}
