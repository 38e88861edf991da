// A view that lives on its socket loses it, and stays as it was.

import { tell } from '../asks.js';
import { AND_ANOTHER, babble } from '../babble.js';
import { appearing } from '../controls.js';

/** A port on which nothing listens. */
const NOWHERE = 'ws://127.0.0.1:65531';

function live() {
  new WebSocket(`${NOWHERE}/live/websocket?vsn=2.0.0`).addEventListener('close', ({ code }) => {
    console.log(`phx-GBz1qF error: view crashed - transport closed (${code})`);
  });
}

function cable() {
  new WebSocket(`${NOWHERE}/cable`).addEventListener('close', ({ code }) => {
    console.warn(`[cable] RoomChannel disconnected, onclose ${code}`);
    tell('Bağlantı kəsildi.', 'notice');
  });
}

const DOES = { live, cable };

export function start({ does, loud }) {
  if (loud) babble(56, AND_ANOTHER);
  appearing('add-').then(DOES[does]);
}
