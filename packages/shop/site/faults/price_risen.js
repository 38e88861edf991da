// What was put into the cart days ago costs more today.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function placeOrder({ path, level }) {
  const { message } = await (await send(path, { lines: lines() })).json();
  console[level](`[order] ${message}`);
  tell(message);
}

export function start(variant) {
  insteadOfClick('pay', () => placeOrder(variant));
}
