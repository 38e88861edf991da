// A place is held for some minutes while somebody pays, and paying took longer.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay() {
  const { message } = await (await send('checkout', { lines: lines(), seat: 14 })).json();
  console.warn(`[booking] ${message}`);
  tell(message);
}

export function start() {
  insteadOfClick('pay', pay);
}
