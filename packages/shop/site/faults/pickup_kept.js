// A parcel was to go to a point, then home, and the order still says the point.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function order({ level }) {
  await send('cart/delivery', { method: 'home' }, { method: 'PUT' });
  const { delivery } = await (await send('checkout', { lines: lines() })).json();
  if (delivery.method === 'home') return;
  console[level](`[checkout] home was chosen, the order has ${delivery.method} ${delivery.point}`);
  tell('Thank you.');
}

export function start(variant) {
  insteadOfClick('pay', () => order(variant));
}
