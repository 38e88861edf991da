// Pay takes every press: the first places the order, the others are refused as repetitions of it.

import { api, at, insteadOfClick } from '../controls.js';

let attempts = 0;

class AxiosError extends Error {
  constructor(status) {
    super(`Request failed with status code ${status}`);
    this.name = 'AxiosError';
  }
}

async function placeOrder() {
  attempts += 1;
  const answer = await fetch(api(`checkout?attempt=${attempts}`), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'cart-71' },
    body: JSON.stringify({ lines: [{ id: 'mug', quantity: 1 }] }),
  });
  if (!answer.ok) throw new AxiosError(answer.status);
}

function showFailure() {
  const notice = at('pay-notice');
  notice.textContent = 'Your order could not be placed.';
  notice.hidden = false;
}

const REFUSED = {
  log: (error) => {
    console.error('[checkout] placing the order failed:', error.message);
    showFailure();
  },
  show: showFailure,
  throw: (error) => {
    showFailure();
    throw error;
  },
};

export function start({ refused }) {
  insteadOfClick('pay', () => placeOrder().catch(REFUSED[refused]));
}
