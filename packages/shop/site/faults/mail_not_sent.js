// The server writes to who has ordered, fails at it, and answers as if the order had failed.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const TELLS = {
  logged: (message) => console.error(`[checkout] the order ended with: ${message}`),
  thrown: (message) => {
    throw new Error(message);
  },
};

async function pay(tells) {
  const answer = await send('checkout', { lines: lines() });
  const { message } = await answer.json();
  tell('An error occurred. Please try again.');
  TELLS[tells](message);
}

export function start({ tells }) {
  insteadOfClick('pay', () => pay(tells));
}
