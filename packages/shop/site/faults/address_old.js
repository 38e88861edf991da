// A new address is sent, and what comes back holds the one of before.

import { lines, send, tell } from '../asks.js';
import { appearing, at, insteadOfClick } from '../controls.js';

async function order() {
  const city = at('city').value;
  const { receipt } = await (await send('checkout', { lines: lines(), city })).json();
  tell(`Thank you: ${receipt.number}`);
  if (receipt.shipTo === city) return;
  console.warn(`[checkout] ${receipt.number} ships to ${receipt.shipTo}, entered was ${city}`);
}

async function change() {
  const city = 'Newtown';
  const answer = await send('orders/F-20107/address', { city }, { method: 'PUT' });
  const { address } = await answer.json();
  tell('Saved.', 'notice');
  console.warn('address unchanged', { order: 'F-20107', sent: city, stored: address.city });
}

const AT = {
  order: () => insteadOfClick('pay', order),
  account: () => {
    appearing('save-button').then((button) => (button.textContent = 'Send F-20107 elsewhere'));
    insteadOfClick('save-button', change);
  },
};

export function start({ at: place }) {
  AT[place]();
}
