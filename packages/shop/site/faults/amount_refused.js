// A provider of payments adds up what it is told, and finds another sum.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const TELLS = {
  logged: ({ name, message }) => {
    console.error(`[payment] ${name}: ${message}`);
    tell('Something went wrong with your payment.');
  },
  thrown: ({ name, message }) => {
    throw new Error(`${name}: ${message}`);
  },
};

async function pay(path, tells) {
  const answer = await send(path, { lines: lines() });
  TELLS[tells](await answer.json());
}

export function start({ path, tells }) {
  insteadOfClick('pay', () => pay(path, tells));
}
