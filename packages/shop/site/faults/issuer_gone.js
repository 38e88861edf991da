// Buyers paid by choosing their bank here; the provider wants that no more.

import { lines, send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

async function parameter() {
  const answer = await send('payments', { lines: lines(), issuer: 'bank_11' });
  const { message } = await answer.json();
  console.error(`[payment] not begun: ${message}`);
  tell('The payment could not be begun.');
}

async function banks() {
  const { issuers } = await (await fetch(api('payments/issuers'))).json();
  if (issuers.length > 0) return;
  console.error('[payment] GET /api/payments/issuers lists no bank, so none can be chosen');
}

const WAYS = { parameter, banks };

export function start({ way }) {
  insteadOfClick('pay', () => WAYS[way]());
}
