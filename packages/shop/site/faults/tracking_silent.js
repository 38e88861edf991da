// What tells where a parcel is stops telling.

import { later } from '../asks.js';
import { appearing } from '../controls.js';

function stream(path) {
  const source = new EventSource(path);
  source.onerror = () => {
    console.error('order tracking: event stream closed, live updates stopped');
    source.close();
  };
}

async function io() {
  for (let tried = 1; tried < 4; tried += 1) {
    console.warn(`[socket.io] disconnect: transport close (attempt ${tried})`);
    await later(120 * tried);
  }
  console.error('[socket.io] reconnect_failed after 3 attempts');
}

const DOES = { stream, io };

export function start({ does, path }) {
  appearing('reviews-tab').then(() => DOES[does](path));
}
