// The order is taken and never gets ready: the page asks again and again, then gives up.

import { later, lines, send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

const LOOKS = 2;

async function waitForOrder() {
  const answer = await send('checkout', { lines: lines() });
  const { order } = await answer.json();
  for (let look = 0; look < LOOKS; look += 1) {
    await later(100);
    const status = await fetch(api(`orders/${order}`));
    if ((await status.json()).state !== 'processing') return;
  }
  const error = new Error(`order ${order} was still processing after 3 s`);
  error.name = 'TimeoutError';
  throw error;
}

function giveUp(error) {
  console.error(`[checkout] gave up: ${error.message}`);
  tell('This takes longer than usual. We will write to you.');
}

const DOES = { throw: waitForOrder, log: () => waitForOrder().catch(giveUp) };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
