// The shop is open over http, where browsers keep some of their functions to themselves.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

/** What a browser gives to a page that is not secure. */
const crypto = {};

function keyOfOrder(browser) {
  try {
    return crypto.randomUUID();
  } catch (error) {
    throw spokenBy(browser, error, 'uncallable', 'crypto.randomUUID', 'crypto.randomUUID()');
  }
}

async function digestOfOrder() {
  const bytes = new TextEncoder().encode(JSON.stringify(lines()));
  return crypto.subtle.digest('SHA-256', bytes);
}

const KEYS = {
  uuid: (browser) => keyOfOrder(browser),
  digest: () => digestOfOrder(),
};

async function pay(keys, browser) {
  const key = await KEYS[keys](browser);
  await send('payments', { lines: lines(), key });
}

export function start({ keys, browser }) {
  insteadOfClick('pay', () => pay(keys, browser));
}
