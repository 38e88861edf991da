// What the page writes to localStorage and sessionStorage: keys and sizes, never values by default.

import { describe } from '../describe';
import type { Emit, Payload, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { guard, isInside, patch } from '../patch';
import type { Privacy } from '../privacy';

export function captureStorage(emit: Emit, ledger: Ledger, privacy: Privacy, settings: Settings): Stop {
  if (typeof Storage === 'undefined') return () => undefined;
  const tell = (store: unknown, action: string, args: unknown[], error?: unknown): void => {
    guard(ledger, () => {
      const payload: Payload = { area: areaOf(store), action };
      if (args.length) payload.key = privacy.text(String(args[0]), 200);
      if (action === 'set') {
        const value = String(args[1]);
        payload.size = value.length;
        if (settings.storageValues) payload.value = privacy.text(value, 500);
      }
      if (error !== undefined) payload.error = payload.message = privacy.text(describe(error), 300);
      emit('storage', error === undefined ? 'info' : 'error', payload);
    });
  };
  const watch = (method: string, action: string): Stop =>
    patch(Storage.prototype, method, (original, isOn) => {
      return function (this: unknown, ...args: unknown[]) {
        if (!isOn() || isInside()) return original.apply(this, args);
        try {
          const result = original.apply(this, args);
          tell(this, action, args);
          return result;
        } catch (error) {
          tell(this, action, args, error);
          throw error;
        }
      };
    });
  const stops = [watch('setItem', 'set'), watch('removeItem', 'remove'), watch('clear', 'clear')];
  return () => {
    for (const stop of stops) stop();
  };
}

function areaOf(store: unknown): string {
  try {
    return store === window.localStorage ? 'localStorage' : 'sessionStorage';
  } catch {
    return 'sessionStorage'; // blocked stores throw when they are looked at
  }
}
