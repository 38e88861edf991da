// What is in the cart was ordered in another tab of the same visitor.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay() {
  const { message } = await (await send('checkout', { lines: lines() })).json();
  console.warn(`[checkout] ${message}`);
  tell(message);
}

export function start() {
  insteadOfClick('pay', pay);
}
