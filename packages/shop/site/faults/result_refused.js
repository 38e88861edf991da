// The one who pays is refused by their bank, as the house that takes the payment says.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function dropin(path) {
  const answer = await send(path, { paymentMethod: { type: 'scheme' }, amount: 2700 });
  const { resultCode, refusalReason } = await answer.json();
  console.warn(`[dropin] resultCode ${resultCode}: ${refusalReason}`);
  tell('پرداخت شما رد شد.');
}

async function capture(path) {
  const answer = await send(path, {});
  const { details } = await answer.json();
  tell(`Sorry, your payment could not be processed: ${details[0].issue}`);
}

const DOES = { dropin, capture };

export function start({ does, path }) {
  insteadOfClick('pay', () => DOES[does](path));
}
