// The bounded queue of entries, kept until they are acknowledged. Not: how they travel.

import { toJson } from './describe';
import type { Emit, LogEntry } from './entry';
import type { Ledger } from './ledger';

export const BATCH_ENTRIES = 100;
/**
 * No batch is larger than what may still travel while a page goes away: browsers allow 64 KiB over
 * all such requests.
 */
export const BATCH_BYTES = 60 * 1024;
const MOST_ENTRIES = 2000;
const MOST_BYTES = 1024 * 1024;
const FRAME_BYTES = 12;

/** Entries that travel together; a batch keeps its id and its words when it is sent again. */
export interface Batch {
  id: string;
  entries: LogEntry[];
  body: string;
  /** The size of the body: a letter may take three. */
  bytes: number;
}

/** What of a batch travels. */
export type Sent = Pick<Batch, 'id' | 'body'>;

export interface Buffer {
  /** Add an entry and return its id. Past the bounds the oldest quiet entry goes. */
  add: Emit;
  /** Return how many entries wait. */
  count(): number;
  /** Return what waits, oldest first; for a person to look through. */
  list(): LogEntry[];
  /** Keep only the entries that `wanted` names. */
  keep(wanted: (entry: LogEntry) => boolean): void;
  /** Take entries off for one batch: up to 100; what matters first, when there may be no second. */
  cut(mostBytes?: number, urgent?: boolean): Batch | undefined;
  /** Take back entries that were cut off. */
  restore(entries: LogEntry[]): void;
  /** Make a batch of these entries, under an id of its own. */
  pack(entries: LogEntry[]): Batch;
}

type Held = [entry: LogEntry, size: number];

export function makeBuffer(nonce: string, now: () => number, ledger: Ledger): Buffer {
  let held: Held[] = [];
  let bytes = 0;
  let added = 0;
  let cuts = 0;

  const pack = (entries: LogEntry[]): Batch => {
    const body = toJson({ logs: entries });
    // the time first: the server keeps the ids of one moment side by side
    return { id: `${now()}-${nonce}-${cuts++}`, entries, body, bytes: bytesOf(body) };
  };
  const retain = (kept: Held[]): void => {
    held = kept;
    bytes = 0;
    for (const one of held) bytes += one[1];
  };

  return {
    add(type, level, payload, { eventType = 'log', eventMetadata = {}, at = now() } = {}) {
      // of one width, so that a range of ids is a range of texts
      const entryId = `${nonce}-${(added++).toString(36).padStart(6, '0')}`;
      const timestamp = new Date(at).toISOString();
      const one = weigh({ type, level, payload, timestamp, eventType, eventMetadata, entryId });
      held.push(one);
      bytes += one[1];
      while (held.length > MOST_ENTRIES || bytes > MOST_BYTES) {
        const quiet = held.findIndex(([one]) => one.level !== 'error');
        bytes -= held.splice(Math.max(quiet, 0), 1)[0]?.[1] ?? 0;
        ledger.add('queue_full');
      }
      return entryId;
    },
    count: () => held.length,
    list: () => held.map(([entry]) => entry),
    keep(wanted) {
      retain(held.filter(([entry]) => wanted(entry)));
    },
    cut(mostBytes = BATCH_BYTES, urgent = false) {
      const taken = new Set<Held>();
      let size = FRAME_BYTES;
      const newest = urgent && [...held].reverse().sort((a, b) => isUrgent(b) - isUrgent(a));
      for (const one of newest || held) {
        if (taken.size === BATCH_ENTRIES) break;
        if (size + one[1] > mostBytes) {
          if (urgent) continue;
          if (taken.size) break;
        }
        taken.add(one);
        size += one[1];
      }
      const entries = held.filter((one) => taken.has(one)).map(([entry]) => entry);
      retain(held.filter((one) => !taken.has(one)));
      return entries.length ? pack(entries) : undefined;
    },
    restore(entries) {
      retain([...entries.map(weigh), ...held]);
    },
    pack,
  };
}

const weigh = (entry: LogEntry): Held => [entry, bytesOf(toJson(entry)) + 1];

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Tell whether an entry goes before others when there may be no second batch. */
const isUrgent = ([entry]: Held): number => Number(entry.level === 'error');
