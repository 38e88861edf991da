// How many digits a price has is worked out, and comes out below nothing.

import { lines } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const digitsOf = (currency) => (currency === 'EUR' ? -2 : 0);

const written = (cents) => (cents / 100).toFixed(digitsOf('EUR'));

function show() {
  console.info(`[cart] ${written(4490)}`);
}

async function pay() {
  const total = await lines().reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  console.info(`[pay] ${written(total)}`);
}

const DOES = { show, pay };

export function start({ control, does }) {
  insteadOfClick(control, DOES[does]);
}
