// Sockets that the page sent something over: when one breaks or is back. Not: what is sent.

import type { Emit, Stop } from '../entry';
import { listen, patch } from '../patch';
import type { Privacy } from '../privacy';

/** Closed as agreed, as the page went away, or without a word by the page itself. */
const AS_MEANT = [1000, 1001, 1005];

/** Tell a socket that broke, and one to the same address that works after it. */
export function captureSockets(emit: Emit, privacy: Privacy): Stop {
  const seen = new WeakSet();
  const broken = new Set<string>();
  return patch(window.WebSocket.prototype, 'send', (call, _, self) => {
    const socket = self as WebSocket;
    if (!seen.has(socket)) {
      seen.add(socket);
      const url = privacy.url(socket.url);
      const told = { resource: 'socket', method: 'GET', url };
      if (broken.delete(url)) emit('network', 'info', { ...told, status: 101 });
      listen<CloseEvent>(socket, 'close', ({ code, reason }) => {
        if (AS_MEANT.includes(code)) return;
        broken.add(url);
        const error = `closed with code ${code} ${privacy.text(reason)}`.trim();
        emit('network', 'warn', { ...told, status: 0, error });
      });
    }
    return call();
  });
}
