// A voucher is in the cart, and the server leaves it out of the next sum.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const CODE = 'SLOW10';

async function apply({ path, sends, level }) {
  await send(`cart/vouchers/${CODE}`, {}, { method: 'PUT' });
  tell(`${CODE} is applied.`);
  const { vouchers } = await (await send(path, sends, { method: 'PUT' })).json();
  if (vouchers.includes(CODE)) return;
  console[level](`[checkout] ${CODE} was applied and is not in the new total`);
  tell('The total has changed.');
}

export function start(variant) {
  insteadOfClick('apply-voucher', () => apply(variant));
}
