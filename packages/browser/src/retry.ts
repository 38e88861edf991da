// How long to wait before trying again, as a pure function. Not: waiting.

const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/** After this many failures in a row nothing is tried until the connection comes back. */
export const MAX_FAILURES = 12;

/**
 * Return the milliseconds to wait after `failures` in a row (1 is the first): exponential with full
 * jitter, but never less than the server asked for in `Retry-After`.
 */
export function delayMs(failures: number, retryAfter: string | null, chance: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  const asked = Number(retryAfter) * 1000;
  return Math.max(longest * chance, asked > 0 ? Math.min(asked, 10 * LONGEST_MS) : 0);
}
