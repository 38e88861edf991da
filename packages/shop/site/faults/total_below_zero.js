// Two reductions are taken off an order that is worth less than both.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const euros = (cents) => (cents / 100).toFixed(2);

async function placeOrder(level) {
  const answer = await send('orders', { lines: lines(), vouchers: ['SLOW10', 'HELLO5'] });
  const { order } = await answer.json();
  console[level](`[order] ${order.number} is placed with a total of ${euros(order.total)}`);
  tell(`Thank you, your order is ${order.number}.`);
}

async function pay(level) {
  const answer = await send('payments', { lines: lines(), vouchers: ['SLOW10', 'HELLO5'] });
  const { payment } = await answer.json();
  console[level](`[payments] ${payment.id} authorized ${euros(payment.amount)}`);
  tell('Thank you.');
}

const DOES = { order: placeOrder, pay };

export function start({ does, level }) {
  insteadOfClick('pay', () => DOES[does](level));
}
