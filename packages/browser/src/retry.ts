// How long to wait before trying again, as a pure function. Not: waiting.

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;
const ASKED_AT_MOST_MS = 600_000;

/** After so many failures in a row nothing is tried until the connection or the user is back. */
export const MAX_FAILURES = 12;

/**
 * Return the milliseconds to wait after `failures` in a row (1 is the first): exponential with full
 * jitter, but never less than the seconds that the server asked for.
 */
export function delayMs(failures: number, retryAfter: number, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.max(longest * chance, Math.min(retryAfter * 1000, ASKED_AT_MOST_MS));
}
