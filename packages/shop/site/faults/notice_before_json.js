// The server's answer is JSON with something else around it, which no page can read.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const READS = {
  thrown: (text) => JSON.parse(text),
  logged: (text) => {
    try {
      return JSON.parse(text);
    } catch (error) {
      console.error(`[checkout] ${error}`);
      return tell('There was an error with your order. Please try again.');
    }
  },
};

async function pay(tells) {
  const answer = await send('checkout', { lines: lines() });
  READS[tells](await answer.text());
}

export function start({ tells }) {
  insteadOfClick('pay', () => pay(tells));
}
