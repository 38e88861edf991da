// Paying with a wallet needs a script in the page, or a form to its house: the policy has neither.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function drawButtons() {
  const script = document.createElement('script');
  script.textContent = 'window.walletButtons = { ready: true };';
  document.head.append(script);
  if (!window.walletButtons) console.error('[wallet] window.walletButtons not there after render');
}

function approve() {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', action: 'https://approve.wallet.example/session' });
  document.body.append(form);
  form.submit();
}

const DOES = { draw: drawButtons, approve };

export function start({ does }) {
  label('pay', 'Pay with wallet');
  insteadOfClick('pay', DOES[does]);
}
