// The live stock is balanced over servers, and the next request meets one that knows nothing of it.

import { later, send } from '../asks.js';
import { api, appearing } from '../controls.js';

const ATTEMPTS = 3;
const AGAIN_MS = 250;
const ENGINE = 'socket.io/?EIO=4&transport=';

async function polling() {
  const opened = await fetch(api(`${ENGINE}polling`));
  const { sid } = JSON.parse((await opened.text()).slice(1));
  const { ok } = await fetch(`${api(`${ENGINE}polling`)}&sid=${sid}`);
  if (!ok) console.error('[live] connect_error: xhr poll error');
}

function websocket() {
  const socket = new WebSocket(api(`${ENGINE}websocket`).replace('http', 'ws'));
  return new Promise((resolve) => {
    socket.addEventListener('error', () => {
      console.error('[live] connect_error: websocket error');
      resolve();
    });
  });
}

async function hub() {
  await send('hubs/stock/negotiate', {});
  await later(AGAIN_MS);
  console.error(
    "[2026-01-01T00:00:02.118Z] Error: Connection disconnected with error 'Error: Server" +
      " timeout elapsed without receiving a message from the server.'.",
  );
}

const CONNECTS = { polling, websocket, hub };

async function connect(by) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await CONNECTS[by]();
    await later(AGAIN_MS * attempt);
  }
}

export function start({ by }) {
  appearing('add-').then(() => connect(by));
}
