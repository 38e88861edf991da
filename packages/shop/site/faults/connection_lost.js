// The visitor loses the connection before something is sent.

import { send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { request } from '../xhr.js';

async function told() {
  try {
    await send('purchases', {});
  } catch {
    console.warn('Beställningen skickades inte: ingen anslutning');
    tell('Du är offline. Försök igen när du har anslutning.');
  }
}

const filter = () => request('GET', api('catalogue?group=table'));

const DOES = { told: ['pay', told], filter: ['category-table', filter] };

export function start({ does }) {
  insteadOfClick(...DOES[does]);
}
