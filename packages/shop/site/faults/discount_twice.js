// One voucher is sent with an order, and the server takes it off two times.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const CODE = 'SLOW10';
const WORTH = 449;

const euros = (cents) => (cents / 100).toFixed(2);

async function list(answer, level) {
  const { number, reductions } = (await answer.json()).receipt;
  const told = reductions.map(({ code, amount }) => `${code} -${euros(amount)}`).join(', ');
  console[level](`[receipt] reductions of ${number}: ${told}`);
}

async function compare(answer, level) {
  const { number, off } = (await answer.json()).order;
  const told = `${CODE} is worth ${euros(WORTH)}, ${euros(off)} was taken off ${number}`;
  console[level](`[order] ${told}`);
}

const DOES = { list, compare };

async function placeOrder({ path, level, does }) {
  const answer = await send(path, { lines: lines(), voucher: CODE });
  await DOES[does](answer, level);
  tell('Thank you for your order.');
}

export function start(variant) {
  insteadOfClick('pay', () => placeOrder(variant));
}
