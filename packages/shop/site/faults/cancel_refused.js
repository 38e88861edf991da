// An order is to be cancelled after the time in which that can be done.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function cancel() {
  const answer = await send('orders/F-20107/cancel', { reason: 'changed my mind' });
  const { message } = await answer.json();
  console.warn(`[orders] F-20107 is not cancelled: ${message}`);
  tell(message, 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Cancel F-20107'));
  insteadOfClick('save-button', cancel);
}
