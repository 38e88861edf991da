// What the page writes to localStorage and sessionStorage: keys and sizes, never values by default.

import { describe } from '../describe';
import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import type { Settings } from '../options';
import { all, guard, patch } from '../patch';
import type { Privacy } from '../privacy';

export function captureStorage(
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  settings: Settings,
): Stop {
  const tell = (store: unknown, action: string, args: unknown[], error?: unknown): void => {
    guard(() => {
      if (ledger.isFull(error ? 'error' : 'info')) return;
      const [key, value] = args.map(String);
      const failed = error && privacy.text(describe(error), 300);
      emit('storage', error ? 'error' : 'info', {
        area: store === localStorage ? 'localStorage' : 'sessionStorage',
        action,
        key: key && privacy.text(key, 200),
        size: value?.length,
        value: value && settings.storageValues ? privacy.text(value, 500) : undefined,
        error: failed,
        message: failed,
      });
    });
  };
  const watch = (method: string, action: string): Stop =>
    patch(Storage.prototype, method, (call, args, store) => {
      try {
        const result = call();
        tell(store, action, args);
        return result;
      } catch (error) {
        tell(store, action, args, error);
        throw error;
      }
    });
  return all(watch('setItem', 'set'), watch('removeItem', 'remove'), watch('clear', 'clear'));
}
