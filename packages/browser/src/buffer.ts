// The bounded queue of entries, kept until they are acknowledged. Not: how they travel.

import type { Fact, LogEntry } from './entry';
import type { Ledger } from './ledger';

export const BATCH_ENTRIES = 100;
const BATCH_BYTES = 256 * 1024;
const MOST_ENTRIES = 2000;
const MOST_BYTES = 1024 * 1024;

/** Entries that travel together; the same batch keeps its id and its words when it is sent again. */
export interface Batch {
  id: string;
  entries: LogEntry[];
  body: string;
}

interface Held {
  entry: LogEntry;
  size: number;
}

export class Buffer {
  private held: Held[] = [];
  private bytes = 0;
  private added = 0;
  private cuts = 0;

  constructor(
    private readonly nonce: string,
    private readonly now: () => number,
    private readonly ledger: Ledger,
  ) {}

  get length(): number {
    return this.held.length;
  }

  /** Return what waits, oldest first; for a person to look through. */
  list(): LogEntry[] {
    return this.held.map((one) => one.entry);
  }

  /** Add a fact and return the id of its entry. Past the bounds the oldest quiet entry goes. */
  add(fact: Fact): string {
    const entry: LogEntry = {
      type: fact.type,
      level: fact.level,
      payload: fact.payload,
      timestamp: new Date(fact.at ?? this.now()).toISOString(),
      eventType: fact.eventType ?? 'log',
      eventMetadata: fact.eventMetadata ?? {},
      // of one width, so that a range of ids is a range of texts
      entryId: `${this.nonce}-${(this.added++).toString(36).padStart(6, '0')}`,
    };
    const size = JSON.stringify(entry).length + 1;
    this.held.push({ entry, size });
    this.bytes += size;
    while (this.held.length > MOST_ENTRIES || this.bytes > MOST_BYTES) this.dropOne();
    return entry.entryId;
  }

  /** Take entries off for one batch: up to 100, errors first when there may be no second one. */
  cut(mostBytes = BATCH_BYTES, errorsFirst = false): Batch | undefined {
    const order = errorsFirst ? [...this.held].sort(byUrgency) : this.held;
    const taken = new Set<Held>();
    let size = 12;
    for (const one of order) {
      if (taken.size === BATCH_ENTRIES || (taken.size && size + one.size > mostBytes)) break;
      if (!taken.size && one.size + size > mostBytes && errorsFirst) continue;
      taken.add(one);
      size += one.size;
    }
    if (!taken.size) return undefined;
    const entries = this.held.filter((one) => taken.has(one)).map((one) => one.entry);
    this.held = this.held.filter((one) => !taken.has(one));
    for (const one of taken) this.bytes -= one.size;
    return this.pack(entries);
  }

  /** Make a batch of these entries, under an id of its own. */
  pack(entries: LogEntry[]): Batch {
    return {
      id: `${this.nonce}.${String(this.cuts++)}`,
      entries,
      body: JSON.stringify({ logs: entries }),
    };
  }

  /** Forget the entries with these ids: somebody struck them out. */
  strike(ids: Set<string>): void {
    const kept = this.held.filter((one) => !ids.has(one.entry.entryId));
    this.ledger.add('struck', this.held.length - kept.length);
    this.keep(kept);
  }

  /** Forget everything, and say why. */
  clear(reason: 'refused' | 'failures'): void {
    if (this.held.length) this.ledger.add(reason, this.held.length);
    this.keep([]);
  }

  private keep(held: Held[]): void {
    this.held = held;
    this.bytes = held.reduce((sum, one) => sum + one.size, 0);
  }

  private dropOne(): void {
    const quiet = this.held.findIndex((one) => one.entry.level !== 'error');
    const [gone] = this.held.splice(Math.max(quiet, 0), 1);
    if (gone) this.bytes -= gone.size;
    this.ledger.add('queue_full');
  }
}

const URGENCY = { error: 0, warn: 1, info: 2, debug: 3 };

/** Errors first, then what the user did, then the newest. */
function byUrgency(a: Held, b: Held): number {
  const did = (one: Held): number => (one.entry.eventType === 'log' ? 0 : -1.5);
  const urgent = (one: Held): number => URGENCY[one.entry.level] + did(one);
  return urgent(a) - urgent(b) || (a.entry.timestamp < b.entry.timestamp ? 1 : -1);
}
