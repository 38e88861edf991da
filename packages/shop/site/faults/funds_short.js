// The bank refuses a card: there is too little money behind it.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function refused(path) {
  const answer = await send(path, {});
  const { error } = await answer.json();
  console.error(`Stripe confirmCardPayment: ${error.code} (${error.decline_code})`);
  tell(error.message);
}

async function asked(path) {
  const { status, last_payment_error: error } = await (await send(path, {})).json();
  console.log(`intent is ${status}: ${error.decline_code}`);
  tell('Kartınız reddedildi, lütfen başka bir kart deneyin.');
}

const DOES = { refused, asked };

export function start({ does, path }) {
  insteadOfClick('pay', () => DOES[does](path));
}
