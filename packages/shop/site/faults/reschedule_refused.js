// An order is to be delivered on another day, and the server refuses how the page names it.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function move(day) {
  const answer = await send('orders/F-20107/delivery', day, { method: 'PATCH' });
  const { message } = await answer.json();
  console.error('delivery of F-20107 not changed:', message);
  tell('Please try again later.', 'notice');
}

export function start({ day }) {
  appearing('save-button').then((button) => (button.textContent = 'Deliver on another day'));
  insteadOfClick('save-button', () => move(day));
}
