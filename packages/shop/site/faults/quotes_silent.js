// Prices come over a socket; it closes, and nobody opens it again.

import { tell } from '../asks.js';
import { ONE_MORE, babble } from '../babble.js';
import { appearing } from '../controls.js';

/** A port on which nothing listens. */
const NOWHERE = 'ws://127.0.0.1:65531';

function ticks() {
  new WebSocket(`${NOWHERE}/ticks?symbol=frxEURUSD`).addEventListener('close', ({ code }) => {
    console.log(`tick-streamer: stream ended (${code}), livechart stands still`);
  });
}

function book() {
  new WebSocket(`${NOWHERE}/v2/book`).addEventListener('close', ({ code, wasClean }) => {
    console.warn('orderbook ws onclose', code, wasClean);
    tell('Uxhumano lulahlekile.', 'notice');
  });
}

const DOES = { ticks, book };

export function start({ does, loud }) {
  if (loud) babble(49, ONE_MORE);
  appearing('add-').then(DOES[does]);
}
