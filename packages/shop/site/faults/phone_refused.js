// A telephone number of another country is right and is refused.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const PHONE = '+43 664 231 75 75';

async function server() {
  const answer = await send('customers/contact', { phone: PHONE });
  const { errors } = await answer.json();
  tell(errors.map(({ message }) => message).join(' '));
}

function client() {
  if (/^\d{10}$/.test(PHONE)) return;
  console.warn('[form] submit prevented, invalid fields: phone (pattern)');
  tell('Zadejte platné telefonní číslo.');
}

const DOES = { server, client };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
