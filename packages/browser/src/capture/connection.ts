// Whether the browser is online and the page seen. Not: what is sent when.

import type { Emit, Stop } from '../entry';
import type { Ledger } from '../ledger';
import { listen } from '../patch';

export function captureConnection(emit: Emit, ledger: Ledger): Stop {
  const connection = (online: boolean) => () => {
    const kind = online ? 'online' : 'offline';
    const message = `The browser went ${kind}`;
    emit({ type: 'console', level: online ? 'info' : 'warn', payload: { kind, online, message } });
  };
  const stops = [
    listen(ledger, window, 'online', connection(true)),
    listen(ledger, window, 'offline', connection(false)),
    listen(ledger, document, 'visibilitychange', () => {
      const kind = document.hidden ? 'hidden' : 'visible';
      emit({ type: 'console', level: 'debug', payload: { kind, message: `The page became ${kind}` } });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
