// A price is promised on one page, and another one is asked by the server.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function price() {
  const { unit } = await (await send('cart/price', { quantity: 3 })).json();
  const each = (unit / 100).toFixed(2);
  tell(`3 for ${each} each`, 'notice');
  console.warn(`[price] 3 at ${each} each, the page promises 12.90 from 3 on`);
}

async function order() {
  const { receipt } = await (await send('checkout', { lines: lines() })).json();
  tell(`Thank you: ${receipt.number}`);
  const { number, discount } = receipt;
  console.warn(`[checkout] ${number}: discount ${discount}, 10 % were promised for this week`);
}

const AT = {
  cart: () => insteadOfClick('add-', price),
  order: () => insteadOfClick('pay', order),
};

export function start({ at }) {
  AT[at]();
}
