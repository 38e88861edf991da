// Tells what a page wrote to its storage: keys and sizes, never values by default. Not: hearing it.

import { describe } from '../describe';
import type { Emit } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import type { Privacy } from '../privacy';

/** One call: the store, the method, what it was given, what it threw, when. */
export type Write = [store: unknown, method: string, args: unknown[], error: unknown, at: number];

const ACTIONS: Record<string, string> = { setItem: 'set', removeItem: 'remove', clear: 'clear' };

/** Return what tells a write. */
export function tellWrites(
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  settings: Settings,
): (write: Write) => void {
  return ([store, method, args, error, at]) => {
    if (ledger.isFull(error ? 'error' : 'info')) return;
    const [key, value] = args.map(String);
    const failed = error && privacy.text(describe(error), 300);
    emit(
      'storage',
      error ? 'error' : 'info',
      {
        area: store === localStorage ? 'localStorage' : 'sessionStorage',
        action: ACTIONS[method],
        key: key && privacy.text(key, 200),
        size: value?.length,
        value: value && settings.storageValues ? privacy.text(value, 500) : undefined,
        error: failed,
        message: failed,
      },
      { at },
    );
  };
}
