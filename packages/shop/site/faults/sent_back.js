// Going on at the checkout leads back to the cart, for something that the page never asked.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function goOn() {
  const answer = await send('checkout/steps', { step: 'payment', lines: lines() });
  const { next, missing } = await answer.json();
  console.warn(`[checkout] next step is ${next}: ${missing} is missing`);
  tell('One moment, please.');
  setTimeout(() => location.assign(`/demo/${next}`), 300);
}

export function start() {
  insteadOfClick('pay', goOn);
}
