// The shop does not deliver there, or not this: it says so, and is right.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

async function placeOrder() {
  const answer = await send('address', { postcode: at('postcode').value, city: at('city').value });
  const { reason, message } = await answer.json();
  console.warn(`[checkout] no delivery: ${reason}`);
  tell(message);
}

export function start() {
  insteadOfClick('pay', placeOrder);
}
