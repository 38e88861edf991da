// A method of the browser is kept without the object that it belongs to.

import { insteadOfClick } from '../controls.js';

const { now } = performance;
const { getItem } = localStorage;

function measure() {
  const begun = now();
  console.info(`[pay] begun at ${begun}`);
}

async function read() {
  const kept = await getItem('shop.cart');
  console.info(`[cart] ${JSON.parse(kept).length} lines`);
}

const DOES = { measure, read };

export function start({ control, does }) {
  insteadOfClick(control, DOES[does]);
}
