// The connection that keeps the stock up to date does not hold.

import { appearing } from '../controls.js';

/** A port on which nothing listens. */
const NOWHERE = 'ws://127.0.0.1:65531/stock';
const ATTEMPTS = 3;

function connect(tell, attempt = 1) {
  const socket = new WebSocket(NOWHERE);
  socket.addEventListener('close', ({ code }) => {
    tell(code, attempt);
    if (attempt < ATTEMPTS) setTimeout(() => connect(tell, attempt + 1), 120 * attempt);
  });
}

const TELLS = {
  log: (code, attempt) =>
    console.error(`[stock] WebSocket closed (${code}), attempt ${attempt} of ${ATTEMPTS}`),
  throw: (code, attempt) => {
    if (attempt < ATTEMPTS) return;
    throw new Error(`socket was closed with ${code} before the stock was known`);
  },
};

export function start({ tell }) {
  appearing('add-').then(() => connect(TELLS[tell]));
}
