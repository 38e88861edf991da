// The server asks a service for the taxes of an order, and has no answer from it.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const TELLS = {
  logged: (message) => console.error(`[checkout] no taxes: ${message}`),
  thrown: (message) => {
    throw new Error(`No taxes: ${message}`);
  },
};

async function pay(tells) {
  const answer = await send('taxes', { lines: lines() });
  const { message } = await answer.json();
  tell('Taxes could not be calculated.');
  TELLS[tells](message);
}

export function start({ tells }) {
  insteadOfClick('pay', () => pay(tells));
}
