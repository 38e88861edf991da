// The house that takes the payment refuses the card, for its code or its confirmation.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function cvv(path) {
  const answer = await send(path, { amount: 49900, currency: 'INR', method: 'card' });
  const { error } = await answer.json();
  console.error('payment.failed', error.reason, error.description);
}

async function renewal(path) {
  const answer = await send(path, { plan: 'full', period: 'month' });
  const { message } = await answer.json();
  tell(`Payment didn't go through: ${message}`);
}

const DOES = { cvv: ['Pay', cvv], renewal: ['Renew', renewal] };

export function start({ does, path }) {
  const [words, act] = DOES[does];
  label('pay', words);
  insteadOfClick('pay', () => act(path));
}
