// A voucher is in the cart, and the server does not let it go.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const CODE = 'SLOW10';

async function remove(level) {
  const answer = await send(`cart/vouchers/${CODE}`, {}, { method: 'DELETE' });
  const { vouchers, message } = await answer.json();
  const told = message ?? `after removing ${CODE} the cart has ${vouchers.join(', ')}`;
  console[level](`[voucher] ${told}`);
  tell(message ?? 'The total is the same.');
}

export function start({ level }) {
  appearing('apply-voucher').then((button) => (button.textContent = `Remove ${CODE}`));
  insteadOfClick('apply-voucher', () => remove(level));
}
