// There are no more of a thing for one visitor: the shop says so, and is right.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function checkCart() {
  const answer = await send('cart/validate', { lines: lines() });
  const { message, description = message } = await answer.json();
  console.warn(`[checkout] cart not accepted: ${description}`);
  tell(description);
}

export function start() {
  insteadOfClick('pay', checkCart);
}
