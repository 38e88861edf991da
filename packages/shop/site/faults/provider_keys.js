// The server cannot ask the payment provider, and hands on what that one says.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const TELLS = {
  logged: (message) => {
    console.error(`[payment] ${message}`);
    tell('Something went wrong with your payment.');
  },
  thrown: (message) => {
    throw new Error(message);
  },
};

async function pay(tells) {
  const answer = await send('payments', { lines: lines() });
  const { message } = await answer.json();
  TELLS[tells](message);
}

export function start({ tells }) {
  insteadOfClick('pay', () => pay(tells));
}
