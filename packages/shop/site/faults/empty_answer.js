// The payment is answered without a body, and the page reads JSON from it.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

async function takePayment(browser) {
  const answer = await send('payments', { lines: lines() });
  const text = await answer.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw spokenBy(browser, error, 'empty');
  }
}

const DOES = {
  throw: takePayment,
  log: (browser) =>
    takePayment(browser).catch((error) => console.error('[checkout] payment failed', error)),
};

export function start({ does, browser }) {
  insteadOfClick('pay', () => DOES[does](browser));
}
