// What is in the cart can no longer be had as it stands there: the shop says so, and is right.

import { api, at, insteadOfClick } from '../controls.js';

async function placeOrder() {
  const answer = await fetch(api('checkout'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ lines: JSON.parse(localStorage.getItem('shop.cart')) }),
  });
  const { reason, message } = await answer.json();
  console.warn(`[checkout] order not accepted: ${reason}`);
  const notice = at('pay-notice');
  notice.textContent = message;
  notice.hidden = false;
}

export function start() {
  insteadOfClick('pay', placeOrder);
}
