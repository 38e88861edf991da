// The connection for live updates does not hold, and is not made again.

import { later } from '../asks.js';
import { ANOTHER, babble } from '../babble.js';
import { appearing } from '../controls.js';

/** A port on which nothing listens. */
const NOWHERE = 'ws://127.0.0.1:65530/app/live';

function closing() {
  return new Promise((resolve) => {
    new WebSocket(NOWHERE).addEventListener('close', ({ code }) => resolve(code));
  });
}

async function pusher() {
  for (let tried = 0; tried < 2; tried += 1) {
    const data = { code: await closing() };
    const told = { type: 'WebSocketError', error: { type: 'PusherError', data } };
    console.warn(`Pusher :  : ["Error",${JSON.stringify(told)}]`);
    await later(300);
  }
}

async function feed() {
  const code = await closing();
  console.error(`[live] WebSocket connection closed with code ${code}, updates stopped`);
}

const DOES = { pusher, feed };

export function start({ does, loud }) {
  if (loud) babble(49, ANOTHER);
  appearing('add-').then(DOES[does]);
}
