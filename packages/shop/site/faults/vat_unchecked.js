// A VAT number is right, and the register that could say so does not answer the server.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function check() {
  const answer = await send('vat/check', { country: 'DE', number: '000000000' });
  const { error } = await answer.json();
  if (answer.ok) console.warn(`[vat] not valid: ${error}`);
  else console.error(`[vat] ${answer.status} ${error}`);
  tell(answer.ok ? 'This VAT number is not valid.' : 'Your VAT number could not be checked.');
}

export function start() {
  insteadOfClick('pay', check);
}
