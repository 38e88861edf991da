// What is paid is another currency than the one that the page shows.

import { lines, send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

async function pay() {
  const answer = await send('payments', { lines: lines(), currency: 'EUR' });
  const { payment, message } = await answer.json();
  if (!answer.ok) {
    console.error(`[payment] refused: ${message}`);
    return tell('Something went wrong with your session.');
  }
  const { currency, id } = payment;
  console.warn(`[payment] ${id} took ${currency}, the page said ${at('pay').textContent}`);
  return tell(`Paid in ${currency}.`);
}

export function start() {
  insteadOfClick('pay', pay);
}
