// A direct debit needs a bank account, and the server takes one that is right for one that is not.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay(words) {
  const answer = await send('payments/mandates', { scheme: 'sepa' });
  const { message } = await answer.json();
  console.error(`${words}: ${message}`);
  tell('This is no valid account.');
}

export function start({ words }) {
  insteadOfClick('pay', () => pay(words));
}
