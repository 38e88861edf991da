// The page asks one address whether there is a connection; it fails, and all counts as offline.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

let isUp = true;

async function check() {
  const { ok, status } = await fetch(api('ping'), { cache: 'no-store' });
  isUp = ok;
  if (!ok) console.warn(`[connection] /api/ping answered ${status}: down`);
}

function pay() {
  console.info(`[connection] ${isUp ? 'up' : 'down'}, the order waits`);
  tell('You are offline. We send your order when you are back.');
}

export function start(_, { name }) {
  if (name === 'checkout') check();
  insteadOfClick('pay', pay);
}
