// How long to wait before trying again, as a pure function. Not: waiting.

/** Half of the first wait: it doubles with each failure. */
const HALF_MS = 500;
const LONGEST_MS = 600_000;

/**
 * Return the milliseconds to wait after `failures` in a row (1 is the first): exponential with full
 * jitter, but never less than the seconds that the server asked for, and at most ten minutes. There
 * is no last try: what waits in a page that nobody looks at again would wait for ever.
 */
export function delayMs(failures: number, retryAfter: number, chance: number): number {
  const capped = (wait: number): number => Math.min(wait, LONGEST_MS);
  return Math.max(capped(2 ** failures * HALF_MS) * chance, capped(retryAfter * 1000));
}
