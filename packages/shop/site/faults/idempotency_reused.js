// A payment is tried again, with another card and the key of the try before.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

let before = Promise.resolve();
let tries = 0;

async function pay(declinesFirst) {
  tries += 1;
  const isFirst = declinesFirst && tries === 1;
  const answer = await send(isFirst ? 'payments?try=first' : 'payments', { lines: lines() });
  const { code, message } = await answer.json();
  if (isFirst) console.warn(`[checkout] payment declined: ${code}`);
  else console.error(`[checkout] ${code}: ${message}`);
  tell(isFirst ? 'Please try another card.' : 'Your payment did not work.');
}

export function start({ declinesFirst }) {
  insteadOfClick('pay', () => {
    before = before.then(() => pay(declinesFirst));
  });
}
