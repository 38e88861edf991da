// A parcel is to go to a post office box, and the shop says that it does not deliver there.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

async function check(asks) {
  at('street').value = 'PO Box 7';
  const answer = await send(asks, { street: at('street').value });
  const { fields, message } = await answer.json();
  const why = message ?? fields.street;
  console.warn(`[checkout] not delivered there: ${why}`);
  tell(why);
}

export function start({ asks }) {
  insteadOfClick('pay', () => check(asks));
}
