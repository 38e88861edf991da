// The link in a letter by which somebody leaves its list is refused.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function leave() {
  const answer = await send('newsletter/unsubscribe', { list: 'letter', signature: 'd41d8cd9' });
  const { errors, message } = await answer.json();
  console.error(`[newsletter] not unsubscribed: ${message ?? errors[0]}`);
  tell('You could not be taken off the list.', 'notice');
}

export function start() {
  appearing('newsletter-button').then((button) => (button.textContent = 'Unsubscribe'));
  insteadOfClick('newsletter-button', leave);
}
