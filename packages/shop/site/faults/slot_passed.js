// The hours chosen for a delivery are over or full: the shop says so, and is right.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function order() {
  const answer = await send('checkout', { lines: lines(), slot: '14-16' });
  const { message } = await answer.json();
  console.warn(`[checkout] refused: ${message}`);
  tell(message);
}

export function start() {
  insteadOfClick('pay', order);
}
