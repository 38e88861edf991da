// Something is put into the cart that is not for everybody yet.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function add(level) {
  const { message } = await (await send('cart/lines', { lines: lines() })).json();
  console[level](`[cart] ${message}`);
  tell(message, 'notice');
}

export function start({ level }) {
  insteadOfClick('add-', () => add(level));
}
