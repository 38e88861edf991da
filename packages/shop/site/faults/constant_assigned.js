// A sum is declared for good, and the next line adds to it.

import { lines } from '../asks.js';
import { insteadOfClick } from '../controls.js';

function count() {
  const quantity = lines().length;
  quantity += 1;
  return quantity;
}

function sumUp() {
  const total = 0;
  try {
    for (const line of lines()) total += line.price * line.quantity;
  } catch (error) {
    console.error('[checkout] not placed', error);
  }
  return total;
}

const DOES = { count, sumUp };

export function start({ control, does }) {
  insteadOfClick(control, DOES[does]);
}
