// An order is placed with one cart, and comes back with the things of another.

import { lines, send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

async function placeOrder({ path, reads, level }) {
  const chosen = lines();
  const answer = await send(path, { lines: chosen });
  const order = await (reads ? await fetch(api(reads)) : answer).json();
  const had = chosen.map(({ id }) => id).join(', ');
  console[level](`[order] ${order.number} holds ${order.lines.join(', ')}, the cart had ${had}`);
  tell(`Thank you, your order is ${order.number}.`);
}

export function start(variant) {
  insteadOfClick('pay', () => placeOrder(variant));
}
