// A voucher that is over or used up: the shop says so, and is right.

import { api, at, insteadOfClick } from '../controls.js';

async function applyVoucher() {
  const code = at('voucher').value;
  const answer = await fetch(api('voucher'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  const { reason, message } = await answer.json();
  console.warn(`[voucher] ${code} not accepted: ${reason}`);
  const notice = at('pay-notice');
  notice.textContent = message;
  notice.hidden = false;
}

export function start() {
  insteadOfClick('apply-voucher', applyVoucher);
}
