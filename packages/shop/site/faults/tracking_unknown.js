// The account shows where a parcel is, and its carrier knows nothing of it, or does not answer.

import { tell } from '../asks.js';
import { api, appearing } from '../controls.js';

async function findParcel() {
  const answer = await fetch(api('orders/F-19833/tracking'));
  const { message } = await answer.json();
  console.warn(`[orders] F-19833 cannot be tracked: ${message}`);
  tell('We do not know where your parcel is.', 'notice');
}

export function start() {
  appearing('order-F-19833').then(findParcel);
}
