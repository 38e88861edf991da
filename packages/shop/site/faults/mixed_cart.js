// Some things are not sold together with others, and the shop says so.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function add() {
  const { message } = await (await send('cart/lines', { kind: 'other' })).json();
  console.log(`cart: ${message}`);
  tell(message, 'notice');
}

export function start() {
  insteadOfClick('add-', add);
}
