// What others do meanwhile is no longer told: the stream ends, and nobody opens it anew.

import { babble, YET_ANOTHER } from '../babble.js';
import { api, appearing } from '../controls.js';

/** A port on which nothing listens. */
const NOWHERE = 'ws://127.0.0.1:65529/collab/board-7';

function bids(path) {
  const stream = new EventSource(api(path));
  stream.addEventListener('error', () => {
    const { readyState } = stream;
    console.error(`[bids] EventSource ${new URL(stream.url).pathname} lost, state ${readyState}`);
  });
}

function collab() {
  new WebSocket(NOWHERE).addEventListener('close', ({ code }) => {
    console.warn(`[provider] status: disconnected (WebSocket ${code}), working alone`);
  });
}

const DOES = { bids, collab };

export function start({ does, path, loud }) {
  if (loud) babble(56, YET_ANOTHER);
  appearing('add-').then(() => DOES[does](path));
}
