// The shop has forgotten its session when the order comes, and says so.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const TELLS = {
  logged: ({ result, messages }) => {
    console.warn(`[checkout] ${result}: ${messages}`);
    tell(messages);
  },
  thrown: ({ messages }) => {
    throw new Error(messages);
  },
};

async function pay(tells) {
  const answer = await send('checkout', { lines: lines() });
  TELLS[tells](await answer.json());
}

export function start({ tells }) {
  insteadOfClick('pay', () => pay(tells));
}
