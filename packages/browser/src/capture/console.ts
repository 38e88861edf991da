// What the page writes to its console, at every level, without slowing it in a storm.

import { describe, tellError } from '../describe';
import type { Emit, Level, Payload, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { all, guard, patch } from '../patch';
import type { Privacy } from '../privacy';

const LEVELS: Record<string, Level> = {
  debug: 'debug',
  trace: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
};
const A_SECOND = 1000;
/** More lines than this in a second are counted, not kept: nobody reads them, the page pays. */
const MOST_A_SECOND = 100;

export function captureConsole(emit: Emit, ledger: Ledger, privacy: Privacy): Stop {
  let second = 0;
  let lines = 0;
  const write = (method: string, level: Level, args: unknown[]): void => {
    const now = performance.now();
    if (now - second > A_SECOND) {
      second = now;
      lines = 0;
    }
    // errors have a share of their own, or a chatty page would hide them
    if (++lines > MOST_A_SECOND && (level !== 'error' || lines > MOST_A_SECOND * 2)) {
      ledger.add('rate');
      return;
    }
    emit('console', level, payloadOf(method, args, privacy));
  };
  return all(
    ...Object.entries(LEVELS).map(([method, level]) =>
      patch(console, method, (call, args) => {
        guard(ledger, () => {
          write(method, level, args);
        });
        return call();
      }),
    ),
  );
}

function payloadOf(method: string, args: unknown[], privacy: Privacy): Payload {
  const [first, ...rest] = args.slice(0, 10);
  const filled =
    typeof first === 'string'
      ? first.replace(/%[sdifoOc]/g, (mark) => {
          const value = rest.length ? describe(rest.shift()) : mark;
          return mark === '%c' ? '' : value;
        })
      : describe(first);
  const message = privacy.text([filled, ...rest.map(describe)].join(' '));
  const payload: Payload = { method, message };
  const told = args.map(tellError).find((one) => one !== undefined);
  if (told) {
    payload.error = {
      name: told.name,
      message: privacy.text(told.message),
      stack: privacy.text(told.stack, 4000),
    };
  }
  return payload;
}
