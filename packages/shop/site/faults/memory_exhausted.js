// The server runs out of memory while it makes an order.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const bare = (text) => text.replace(/<[^>]*>/g, '').trim();

async function order({ path, level, part }) {
  const answer = await send(path, { lines: lines() });
  console[level](`[${part}] no order: ${bare(await answer.text())}`);
  tell('Your order could not be placed.');
}

export function start(variant) {
  insteadOfClick('pay', () => order(variant));
}
