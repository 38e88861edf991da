// An API that answers 200 whatever happens, and says in the body that it failed.

import { api, at, insteadOfClick } from '../controls.js';

class ApiFailure extends Error {
  constructor(message) {
    super(message);
    this.name = 'ApiFailure';
  }
}

async function placeOrder() {
  const answer = await fetch(api('checkout'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ lines: [{ id: 'mug', quantity: 1 }] }),
  });
  const { ok, error } = await answer.json();
  if (!ok) throw new ApiFailure(error);
}

function tell(error) {
  const notice = at('pay-notice');
  notice.textContent = 'Something went wrong. Please try again later.';
  notice.hidden = false;
  console.error(`[checkout] the server refused the order: ${error.message}`);
}

const DOES = { log: () => placeOrder().catch(tell), throw: placeOrder };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
