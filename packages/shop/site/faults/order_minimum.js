// The shop takes orders from a certain amount on, and says so.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay() {
  const answer = await send('checkout', { lines: lines() });
  const { message } = await answer.json();
  console.warn(`[checkout] not placed: ${message}`);
  tell('Please put a little more into your cart: orders begin at 500 euros.');
}

export function start() {
  insteadOfClick('pay', pay);
}
