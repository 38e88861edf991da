// Two modules import each other, and one of them is used before it has come to its end.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

function readStore() {
  const read = () => checkoutStore.lines;
  const lines = read();
  const checkoutStore = { lines: [] };
  return lines ?? checkoutStore.lines;
}

function placeOrder(browser) {
  try {
    return readStore();
  } catch (error) {
    throw spokenBy(browser, error, 'uninitialized', 'checkoutStore');
  }
}

async function placeOrderLater(browser) {
  await Promise.resolve();
  return placeOrder(browser);
}

const DOES = { throw: placeOrder, reject: placeOrderLater };

export function start({ does, browser }) {
  insteadOfClick('pay', () => DOES[does](browser));
}
