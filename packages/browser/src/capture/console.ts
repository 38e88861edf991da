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
const CAP = 4000;

export function captureConsole(emit: Emit, privacy: Privacy, ledger: Ledger): Stop {
  return all(
    ...Object.entries(LEVELS).map(([method, level]) =>
      patch(console, method, (call, args) => {
        guard(() => {
          if (!ledger.isFull(level)) emit('console', level, payloadOf(method, args, privacy));
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
      ? first.slice(0, CAP).replace(/%[sdifoOc]/g, (mark) => {
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
      stack: privacy.text(told.stack, CAP),
    };
  }
  return payload;
}
