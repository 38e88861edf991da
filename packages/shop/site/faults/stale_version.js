// What an older release left in the browser, or in an open tab, and this one cannot read.

import { insteadOfClick } from '../controls.js';

const OLD_CART = { release: '2.3.0', items: [{ sku: 'mug', qty: 1 }] };

function readOldCart() {
  const kept = JSON.parse(localStorage.getItem('shop.cart.v2'));
  return kept.lines.reduce((sum, line) => sum + line.price, 0);
}

function migrateCart() {
  const kept = JSON.parse(localStorage.getItem('shop.cart.v2'));
  const found = `cart of release ${kept.release}, this page is release 2.4.1`;
  console.error(`[cart] stale cart: ${found}; cannot be read`);
}

function keepOldCart() {
  localStorage.setItem('shop.cart.v2', JSON.stringify(OLD_CART));
}

function refuseOldPage() {
  console.error('[app] version mismatch: page 2.4.1, server 2.5.0; reload required');
}

function throwOldPage() {
  throw new Error('Client version 2.4.1 is outdated, server expects 2.5.0');
}

const DOES = {
  'read-cart': () => {
    keepOldCart();
    insteadOfClick('add-', readOldCart);
  },
  'refuse-cart': () => {
    keepOldCart();
    insteadOfClick('add-', migrateCart);
  },
  'refuse-page': () => insteadOfClick('pay', refuseOldPage),
  'throw-page': () => insteadOfClick('pay', throwOldPage),
};

export function start({ does }) {
  DOES[does]();
}
