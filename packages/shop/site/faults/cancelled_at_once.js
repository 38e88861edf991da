// An order is taken, and when the page asks for it, the server has cancelled it.

import { later, lines, send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

const SOON_MS = 400;

async function pay() {
  const { receipt } = await (await send('checkout', { lines: lines() })).json();
  await later(SOON_MS);
  const answer = await fetch(api(`orders/${receipt.number}`));
  const { status, reason } = await answer.json();
  console.warn(`[order] ${receipt.number} is ${status}: ${reason}`);
  tell(`Your order ${receipt.number} is ${status}.`);
}

export function start() {
  insteadOfClick('pay', pay);
}
