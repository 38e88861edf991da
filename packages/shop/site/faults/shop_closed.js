// The shop takes no orders at this hour: it says so, and is right.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function order() {
  const answer = await send('checkout', { lines: lines() });
  const { message } = await answer.json();
  console.info(`[checkout] ${message}`);
  tell(message);
}

export function start() {
  insteadOfClick('pay', order);
}
