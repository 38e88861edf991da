// The cart is kept in IndexedDB, and this browser's database is not the one that the code expects.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const NAME = 'shop-cart';
const STORE = 'lines';

function openCart(version) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, version);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function keepLine(browser, id) {
  const cart = await openCart(1);
  try {
    cart.transaction(STORE, 'readwrite').objectStore(STORE).add({ id, quantity: 1 });
  } catch (error) {
    if (browser === 'chrome') throw error;
    const missing = Object.assign(new Error(), { name: 'NotFoundError' });
    throw spokenBy(browser, missing, 'store', STORE);
  } finally {
    cart.close();
  }
}

async function keepLineOfNewer(id) {
  (await openCart(2)).close();
  await keepLine('chrome', id);
}

const DOES = {
  'no-store': (id, browser) => keepLine(browser, id),
  newer: (id) => keepLineOfNewer(id),
};

export function start({ does, browser }) {
  insteadOfClick('add-', ({ target }) =>
    DOES[does](target.closest('button').dataset.testid, browser),
  );
}
