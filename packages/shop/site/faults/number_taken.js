// Two orders are written at the same time, and the database lets only one of them in.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const TELLS = {
  logged: (message) => {
    console.error(`[checkout] no order: ${message}`);
    tell('Something went wrong with your order.');
  },
  thrown: (message) => {
    throw new Error(message);
  },
};

async function pay(tells) {
  const answer = await send('checkout', { lines: lines() });
  const { message } = await answer.json();
  TELLS[tells](message);
}

export function start({ tells }) {
  insteadOfClick('pay', () => pay(tells));
}
