// A wallet, a lender or a bank does not pay: the shop says so, and is right.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

function decline(words) {
  console.warn(`[checkout] ${words}`);
  tell('Your payment was declined. Please choose another way to pay.');
}

async function wallet() {
  const answer = await send('paypal/orders/5O190127TN/capture', {});
  const { details } = await answer.json();
  decline(`capture of the wallet: ${details[0].issue}`);
}

async function lender() {
  const answer = await send('klarna/authorizations', { lines: lines() });
  const { approved } = await answer.json();
  if (!approved) decline('pay later: the authorization was not approved');
}

async function debit() {
  const answer = await send('debits', { lines: lines() });
  const { status, details } = await answer.json();
  decline(`payment ${status}: ${details.failureReason}`);
}

const BY = { wallet, lender, debit };

export function start({ by }) {
  insteadOfClick('pay', () => BY[by]());
}
