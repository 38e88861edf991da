// What a button calls was never declared, or reads what a line of the cart does not have.

import { lines } from '../asks.js';
import { insteadOfClick } from '../controls.js';

function declared() {
  throw new ReferenceError('submitCheckout is not defined');
}

function tagged() {
  return lines().some((line) => line.tags.includes('merch'));
}

const DOES = { declared, tagged };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
