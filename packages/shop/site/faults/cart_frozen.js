// Paying was begun and left, and the server keeps the cart for it.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function ask(control, path) {
  const { message } = await (await send(path, { lines: lines() })).json();
  console.warn(`[cart] ${message}`);
  tell('Please try again later.', control === 'pay' ? 'pay-notice' : 'notice');
}

export function start({ control, path }) {
  insteadOfClick(control, () => ask(control, path));
}
