// A payment is refused by a rule against fraud, of the provider or of the shop.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay(code) {
  const answer = await send('payments', { lines: lines() });
  const reason = (await answer.json())[code];
  console.warn(`[payment] refused: ${reason}`);
  tell('We are not able to process this payment.');
}

export function start({ code }) {
  insteadOfClick('pay', () => pay(code));
}
