// The wallet of another house does not open, or refuses this shop.

import { insteadOfClick } from '../controls.js';
import { runAs, throwIn } from '../foreign.js';

const SDK = 'https://www.paypal.example/sdk/js';

function destroyed() {
  const error = new Error('zoid destroyed all components');
  error.stack = `Error: ${error.message}\n    at destroy (${SDK}:3:131290)\n    at ${SDK}:3:131511`;
  throwIn(SDK, error, [3, 131290]);
}

function silent() {
  const words = 'No ack for postMessage zoid_allow_delegate_paypal_checkout()';
  const error = new Error(`${words} in https://www.paypal.example in 2000ms`);
  error.stack = `Error: ${error.message}\n    at ${SDK}:3:48211`;
  throwIn(SDK, error, [3, 48211]);
}

function restricted() {
  const answer = JSON.stringify({
    name: 'UNPROCESSABLE_ENTITY',
    details: [
      { issue: 'PAYEE_ACCOUNT_RESTRICTED', description: 'The merchant account is restricted.' },
    ],
    debug_id: 'b137fd445a3fa',
  });
  const words = `PayPal: create order failed: ${answer}`;
  runAs(SDK, `console.error(${JSON.stringify(words)});`);
}

const FAILS = { destroyed, silent, restricted };

export function start({ fails }) {
  insteadOfClick('pay', FAILS[fails]);
}
