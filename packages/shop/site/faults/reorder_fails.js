// An old order is to be bought again, and nothing of it comes into the cart.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function again() {
  const answer = await send('orders/F-19833/reorder', {});
  const { message, lines = [] } = await answer.json();
  if (answer.ok) console.warn(`[reorder] F-19833: ${lines.length} of 2 lines added`);
  else console.error(`[reorder] F-19833: ${message}`);
  tell('Nothing was added to your cart.', 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Order again'));
  insteadOfClick('save-button', again);
}
