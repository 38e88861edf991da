// The bank does not honor the card, and a provider says so.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function notice(path) {
  const answer = await send(path, { price: 'price_monthly' });
  if (answer.status === 402) tell('Cardul a fost refuzat de bancă.');
}

async function intent(path) {
  const answer = await send(path, {});
  const { status, last_payment_error: why } = await answer.json();
  if (status === 'succeeded') return;
  console.warn(`[payment] ${status}: ${why.code} (${why.decline_code})`);
}

const DOES = { notice, intent };

export function start({ does, path }) {
  label('pay', 'Subscribe');
  insteadOfClick('pay', () => DOES[does](path));
}
