// The payment is told where to come back to, and that address has no host.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const THANKS = '/demo/thanks';

function returnAddress(browser) {
  try {
    return new URL(THANKS).href;
  } catch (error) {
    throw spokenBy(browser, error, 'address', THANKS);
  }
}

async function pay(browser) {
  const back = returnAddress(browser);
  await send('payments', { lines: lines(), back });
}

export function start({ browser }) {
  insteadOfClick('pay', () => pay(browser));
}
