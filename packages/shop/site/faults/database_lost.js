// The browser takes its database away while the page is open, or cannot open it at all.

import { insteadOfClick } from '../controls.js';

const NAME = 'shop-lines';
const STORE = 'lines';
const LOST = 'Connection to Indexed Database server lost. Refresh the page to try again';
const UNOPENED = 'Internal error opening backing store for indexedDB.open.';

function openCart() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function lost() {
  await openCart();
  throw new DOMException(LOST, 'UnknownError');
}

async function closing(id) {
  const cart = await openCart();
  cart.close();
  cart.transaction(STORE, 'readwrite').objectStore(STORE).add({ id, quantity: 1 });
}

async function unopened() {
  await Promise.resolve();
  const error = new DOMException(UNOPENED, 'UnknownError');
  console.error(`[cart] not kept: ${error.name}: ${error.message}`);
}

const DOES = { lost, closing, unopened };

export function start({ does }) {
  insteadOfClick('add-', ({ target }) => DOES[does](target.closest('button').dataset.testid));
}
