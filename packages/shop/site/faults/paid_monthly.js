// One payment is sent, and the server makes a subscription of it.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const INTERVAL = 'once';

async function order() {
  const answer = await send('checkout', { lines: lines(), interval: INTERVAL });
  const { receipt } = await answer.json();
  const { number, interval } = receipt;
  console.warn(`[checkout] ${number} was to be paid ${INTERVAL}, it is charged every ${interval}`);
  tell(`Thank you: ${number}`);
}

async function support() {
  const answer = await send('support/payments', { amount: 500, interval: INTERVAL });
  const { interval } = await answer.json();
  console.error(`interval mismatch: sent ${INTERVAL}, got ${interval}`);
  tell('Thank you!');
}

const DOES = { order, support };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
