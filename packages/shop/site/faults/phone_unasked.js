// An order is sent without what its carrier wants, for which the form has no field.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay(quiet) {
  const { message } = await (await send('checkout', { lines: lines() })).json();
  if (!quiet) console.warn(`[checkout] ${message}`);
  tell('Please check what you have filled in.');
}

export function start({ quiet }) {
  insteadOfClick('pay', () => pay(quiet));
}
