// Two things that should have been one: an order placed twice, an older answer that wins.

import { api, insteadOfClick, onClick } from '../controls.js';

let orders = 0;

async function placeOrder() {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ cart: [{ id: 'mug', quantity: 1 }], attempt: (orders += 1) });
  const answer = await fetch(api('checkout'), { method: 'POST', headers, body });
  const { order, receipt } = await answer.json();
  console.info(`[checkout] order ${order?.number ?? receipt?.number} placed`);
}

async function showShipping(wait, mark) {
  const answer = await fetch(api('shipping'));
  await answer.json();
  await new Promise((resolve) => setTimeout(resolve, wait));
  console.warn(`[cart] totals: answer ${mark} drawn`);
}

const DOES = {
  'two-listeners': () => onClick('pay', placeOrder),
  'no-lock': () => insteadOfClick('pay', placeOrder),
  totals: () =>
    insteadOfClick('apply-voucher', () => {
      void showShipping(700, '1 (older)');
      void showShipping(50, '2');
    }),
  late: () => onClick('apply-voucher', () => showShipping(400, '1 (older)')),
};

export function start({ does }) {
  DOES[does]();
}
