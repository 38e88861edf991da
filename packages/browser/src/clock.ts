// Time that does not run backwards when somebody sets the clock. Not: formatting.

const SLEPT_MS = 10_000;

/** Return a clock in milliseconds since 1970: it counts on evenly and only jumps after a sleep. */
export function makeClock(
  wall = (): number => Date.now(),
  even = (): number => performance.now(),
): () => number {
  let base = wall() - even();
  return () => {
    const ahead = wall() - base - even();
    // a machine that slept stops the even clock: catch up, but never go back with the wall clock
    if (ahead > SLEPT_MS) base += ahead;
    return base + even();
  };
}
