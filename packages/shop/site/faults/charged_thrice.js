// Nothing shows that a payment is under way, and each press is one more.

import { send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function bill(path) {
  await send(path, { amount: 11500, currency: 'EUR' });
}

async function charge(path) {
  const answer = await send(path, { token: 'tok_visa', amount: 6400 });
  const { status } = await answer.json();
  console.info(`[order 4417] charge ${status}`);
}

const DOES = { bill, charge };

export function start({ does, path }) {
  insteadOfClick('pay', () => DOES[does](path));
}
