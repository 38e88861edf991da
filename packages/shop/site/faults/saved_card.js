// A card that an account keeps is used again, and the provider of payments does not know it so.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay() {
  const answer = await send('payments', { lines: lines(), method: 'pm_9a2', saved: true });
  const { error } = await answer.json();
  console.error(`saved card: ${error.code}: ${error.message}`);
  tell('Something went wrong. Please contact us to get assistance.');
}

export function start() {
  insteadOfClick('pay', pay);
}
