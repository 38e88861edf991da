// Wrap a method or listen to an event, guarded, and get the undo back. Not: what is listened for.

import type { Stop } from './entry';

let depth = 0;
let begunAt = 0;
let tellFailure: Stop = () => undefined;

/** The milliseconds that our code took from the page, until whoever counts them takes them off. */
export const spent = { ms: 0 };

/** Have it told whenever something of ours has thrown. */
export function onFailure(tell: Stop): void {
  tellFailure = tell;
}

/** Run our code so that nothing it throws reaches the page, and nothing it does is captured. */
export function guard<T>(work: () => T): T | undefined {
  if (!depth++) begunAt = performance.now();
  try {
    return work();
  } catch {
    tellFailure();
    return undefined;
  } finally {
    if (!--depth) spent.ms += performance.now() - begunAt;
  }
}

/** Listen with a guarded handler. */
export function listen<E extends Event>(
  target: EventTarget,
  name: string,
  handler: (event: E) => void,
): Stop {
  const guarded = (event: Event): void => {
    guard(() => {
      handler(event as E);
    });
  };
  target.addEventListener(name, guarded, true);
  return () => {
    target.removeEventListener(name, guarded, true);
  };
}

/** Undo several things. */
export const all =
  (...stops: (Stop | undefined)[]): Stop =>
  () => {
    for (const stop of stops) stop?.();
  };

/** What a patched method runs instead: `call` is the original, as the page called it. */
export type Instead = (call: () => unknown, args: unknown[], self: unknown) => unknown;

/**
 * Replace a method; the undo puts it back unless somebody has wrapped it since, in which case ours
 * stays in the chain and only passes on (removing it would cut theirs off). Calls by our own code
 * pass through.
 */
export function patch(owner: object | undefined, name: string, instead: Instead): Stop {
  const holder = owner as Record<string, unknown> | undefined;
  const original = holder?.[name] as ((...args: unknown[]) => unknown) | undefined;
  let on = !!original;
  const wrapped = function (this: unknown, ...args: unknown[]): unknown {
    const call = (): unknown => original?.apply(this, args);
    return on && !depth ? instead(call, args, this) : call();
  };
  const put = (method: unknown): void => {
    try {
      if (holder && original) holder[name] = method;
    } catch {
      on = false; // a frozen global stays as it is
    }
  };
  put(wrapped);
  return () => {
    on = false;
    if (holder?.[name] === wrapped) put(original);
  };
}
