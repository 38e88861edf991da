// A guest has an account with this e-mail: the shop wants a sign-in first, and says so.

import { at, insteadOfClick } from '../controls.js';
import { lines, send, tell } from '../asks.js';

async function order() {
  const answer = await send('checkout', { lines: lines(), email: at('email').value });
  const { message } = await answer.json();
  console.warn(`[checkout] guest refused: ${message}`);
  tell(message);
}

export function start() {
  insteadOfClick('pay', order);
}
