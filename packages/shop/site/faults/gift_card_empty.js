// A gift card is asked for, and cannot pay: it is spent, or of another country.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function apply() {
  const answer = await send('voucher', { code: 'GIFT' });
  const { message } = await answer.json();
  console.warn(`[voucher] gift card not taken: ${message}`);
  tell(message);
}

export function start() {
  insteadOfClick('apply-voucher', apply);
}
