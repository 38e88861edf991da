// An order is taken, and its receipt is asked for where there is none.

import { later, lines, send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

const SOON_MS = 200;

async function pay() {
  const { receipt } = await (await send('checkout', { lines: lines() })).json();
  await later(SOON_MS);
  const answer = await fetch(api(`orders/${receipt.number}/receipt`));
  if (answer.ok) return;
  if (receipt.number) console.error(`[thanks] order ${receipt.number} was not found`);
  tell('404. There is no such page.');
}

export function start() {
  insteadOfClick('pay', pay);
}
