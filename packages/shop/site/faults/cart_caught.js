// Adding to the cart fails in the page, is caught, and stands in the console alone.

import { insteadOfClick } from '../controls.js';

const STORE = {};

function plain() {
  try {
    STORE.items.push({ sku: 'mug', quantity: 1 });
  } catch (error) {
    console.error('Failed to add item to cart:', error);
  }
}

function czech() {
  console.error('[košík] položku se nepodařilo přidat, úložiště není inicializované');
}

const DOES = { plain, czech };

export function start({ does }) {
  insteadOfClick('add-', DOES[does]);
}
