// Whoever pays is a child, and a parent has to know of it.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function placeOrder({ path, level }) {
  const { message } = await (await send(path, { lines: lines() })).json();
  console[level](`[checkout] ${message}`);
  tell(message);
}

export function start(variant) {
  insteadOfClick('pay', () => placeOrder(variant));
}
