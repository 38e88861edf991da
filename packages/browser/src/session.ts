// The id of this visit: one per tab, until it has been left alone for half an hour.

import type { Batch } from './buffer';
import { toJson } from './describe';

const NAME = 'uc.session';
const IDLE_MS = 30 * 60 * 1000;
const DIGITS = 36;

export interface Visit {
  external: string;
  /** The server's id, once it has answered; remembered for the next page of this tab. */
  id: string | undefined;
  /** What the page had no time to send: the next page of this tab sends it, under its ids. */
  left?: Batch[];
}

/** Return random small letters and digits. */
export function randomId(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return [...bytes].map((byte) => (byte % DIGITS).toString(DIGITS)).join('');
}

/** Tell whether this visit is among the captured; the same answer on each of its pages. */
export function isSampled({ external }: Visit, rate: number): boolean {
  return parseInt(external.slice(0, 8), DIGITS) < rate * DIGITS ** 8;
}

/** Continue the visit of this tab, or begin one; storage that is blocked makes it last one page. */
export function findVisit(key: string, now: () => number): Visit {
  let visit: Visit = { external: randomId(24), id: undefined };
  try {
    const [itsKey, at, kept] = JSON.parse(sessionStorage.getItem(NAME) ?? '') as [
      string,
      number,
      Visit,
    ];
    if (itsKey === key && now() - at < IDLE_MS && kept.external) visit = kept;
  } catch {
    // nothing is kept, or storage is blocked: a new visit
  }
  return visit;
}

/** Remember the visit for the next page of this tab; without one leave nothing behind. */
export function keepVisit(key: string, now: () => number, visit?: Visit): void {
  try {
    if (visit) sessionStorage.setItem(NAME, toJson([key, now(), visit]));
    else sessionStorage.removeItem(NAME);
  } catch {
    // private mode, a sandboxed frame or a full store: the visit lasts as long as this page
  }
}
