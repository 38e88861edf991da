// The bank wants the buyer to confirm the payment, and the buyer does not.

import { api, at, insteadOfClick } from '../controls.js';

const FAILED = 'We are unable to authenticate your payment method.';

async function post(path) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(api(path), { method: 'POST', headers, body: '{}' });
  return answer.json();
}

function say(words) {
  const notice = at('pay-notice');
  notice.textContent = words;
  notice.hidden = false;
}

async function confirmFails() {
  await post('payments');
  const { error } = await post('payments/confirm');
  console.warn(`[payment] ${error.code}: ${error.message}`);
  say(error.message);
}

async function challengeClosed() {
  await post('payments');
  console.info('[payment] 3-D Secure challenge opened');
  console.warn('[payment] 3-D Secure challenge closed by the buyer, not authenticated');
  say(FAILED);
}

const DOES = { confirm: confirmFails, closed: challengeClosed };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
