// A way of paying is chosen, and the server takes another.

import { lines, send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

async function placeOrder({ path, reads, method, level }) {
  const answer = await send(path, { lines: lines(), payment: method });
  const { number, payment } = await (reads ? await fetch(api(reads)) : answer).json();
  if (payment !== method) {
    console[level](`[order] ${number} is paid by ${payment}, chosen was ${method}`);
  }
  tell(`Thank you, your order is ${number}.`);
}

export function start(variant) {
  insteadOfClick('pay', () => placeOrder(variant));
}
