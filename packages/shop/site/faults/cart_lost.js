// A cart of the last visit is given to the account that signs in, and nothing of it comes back.

import { lines, send } from '../asks.js';
import { appearing } from '../controls.js';

const KEPT = [
  { id: 'teapot', name: 'Round teapot', price: 5800, quantity: 1 },
  { id: 'candle', name: 'Beeswax candle', price: 1600, quantity: 2 },
];

function restore() {
  if (lines().length > 0) return;
  localStorage.setItem('shop.cart', JSON.stringify(KEPT));
  console.info(`[cart] ${KEPT.length} lines of your last visit`);
}

async function merge() {
  const before = lines().length;
  if (before === 0) return;
  const answer = await send('cart/merge', { lines: lines() });
  if (!answer.ok) console.error(`[cart] not merged: ${answer.status}`);
  const kept = answer.ok ? (await answer.json()).lines : [];
  localStorage.setItem('shop.cart', JSON.stringify(kept));
  console.warn(`[cart] after signing in ${kept.length} of ${before} lines are left`);
}

export function start() {
  appearing('add-').then(restore);
  appearing('account-name').then(merge);
}
