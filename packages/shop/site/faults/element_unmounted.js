// The page hands a provider's library what it cannot use: a field that is gone, no secret.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const LIBRARY = 'https://js.stripe.example/v3/';
const UNMOUNTED =
  'We could not retrieve data from the specified Element. Please make sure the Element you are' +
  ' attempting to use is still mounted.';
const SECRET =
  'Invalid value for stripe.confirmPayment(): clientSecret should be a client secret of the form' +
  ' ${id}_secret_${secret}. You specified: undefined.';

class IntegrationError extends Error {
  constructor(message) {
    super(message);
    this.name = 'IntegrationError';
    const own = String(this.stack).split('\n').slice(2).join('\n');
    this.stack = `IntegrationError: ${message}\n    at Ne.confirm (${LIBRARY}:1:304417)\n${own}`;
  }
}

async function unmounted() {
  await Promise.resolve();
  throw new IntegrationError(UNMOUNTED);
}

async function withoutSecret() {
  const answer = await send('payments', { lines: lines() });
  await answer.json();
  throw new IntegrationError(SECRET);
}

const DOES = { unmounted, secret: withoutSecret };

export function start({ does }) {
  insteadOfClick('pay', () => DOES[does]());
}
