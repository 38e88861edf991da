// A plan is to be cancelled that the payment provider has ended before: the server trips over it.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function cancel() {
  const answer = await send('me/plan', {}, { method: 'DELETE' });
  const { err, message } = await answer.json();
  console.error(`[plan] not cancelled: ${err ?? message}`);
  tell('Your plan could not be cancelled.', 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Cancel my plan'));
  insteadOfClick('save-button', cancel);
}
