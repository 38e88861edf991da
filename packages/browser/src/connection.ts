// Whether the browser is online and the page seen. Not: what is sent when.

import type { Emit, Stop } from './entry';
import { all, listen } from './patch';

export function captureConnection(emit: Emit): Stop {
  const connection = (online: boolean) => () => {
    const kind = online ? 'online' : 'offline';
    const message = `The browser went ${kind}`;
    emit('console', online ? 'info' : 'warn', { kind, online, message });
  };
  return all(
    listen(window, 'online', connection(true)),
    listen(window, 'offline', connection(false)),
    listen(document, 'visibilitychange', () => {
      const kind = document.hidden ? 'hidden' : 'visible';
      emit('console', 'debug', { kind, message: `The page became ${kind}` });
    }),
  );
}
