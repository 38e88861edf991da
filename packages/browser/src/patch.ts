// Wrap a method or listen to an event, guarded, and get the undo back. Not: what is listened for.

import type { Stop } from './entry';
import type { Ledger } from './ledger';

let depth = 0;

/** Tell whether our own code is running: what it logs or requests is not captured. */
export const isInside = (): boolean => depth > 0;

/** Run our code so that nothing it throws reaches the page, and nothing it does is captured. */
export function guard<T>(ledger: Ledger, work: () => T): T | undefined {
  depth++;
  try {
    return work();
  } catch {
    ledger.add('capture_failed');
    return undefined;
  } finally {
    depth--;
  }
}

/** Listen with a guarded handler. */
export function listen(
  ledger: Ledger,
  target: EventTarget,
  name: string,
  handler: (event: never) => void,
): Stop {
  const guarded = (event: Event): void => {
    guard(ledger, () => {
      handler(event as never);
    });
  };
  const how = { capture: true, passive: true };
  target.addEventListener(name, guarded, how);
  return () => {
    target.removeEventListener(name, guarded, how);
  };
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Replace a method by what `wrap` makes of it; the undo puts it back unless somebody has wrapped it
 * since, in which case ours stays in the chain and only passes on (removing it would cut theirs off).
 */
export function patch(
  owner: object | undefined,
  name: string,
  wrap: (original: Method, isOn: () => boolean) => Method,
): Stop {
  const holder = owner as Record<string, unknown> | undefined;
  const original = holder?.[name];
  if (!holder || typeof original !== 'function') return () => undefined;
  let on = true;
  const wrapped = wrap(original as Method, () => on);
  try {
    holder[name] = wrapped;
  } catch {
    return () => undefined; // a frozen global stays as it is
  }
  return () => {
    on = false;
    if (holder[name] === wrapped) holder[name] = original;
  };
}
