// Money is asked back for an order, and the provider of payments does not give it back.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function ask() {
  const answer = await send('orders/F-19833/refunds', { amount: 7690 });
  tell('Your refund has failed. Please write to us.', 'notice');
  if (!answer.ok) return;
  const { refund } = await answer.json();
  console.error(`Refund ${refund.id} for F-19833 ${refund.status}: ${refund.reason}`);
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Ask for my money back'));
  insteadOfClick('save-button', ask);
}
