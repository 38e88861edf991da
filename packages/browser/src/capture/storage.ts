// Hears what the page writes to localStorage and sessionStorage. Not: how it is told (writes.ts).

import { all, guard, patch } from '../patch';
import type { Stop } from '../entry';
import type { Write } from './writes';

export function captureStorage(hear: (write: Write) => void, now: () => number): Stop {
  const watch = (method: string): Stop =>
    patch(Storage.prototype, method, (call, args, store) => {
      let error: unknown;
      try {
        return call();
      } catch (thrown) {
        error = thrown;
        throw thrown;
      } finally {
        guard(() => {
          hear([store, method, args, error, now()]);
        });
      }
    });
  return all(watch('setItem'), watch('removeItem'), watch('clear'));
}
