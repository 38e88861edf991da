// What a customer wrote goes into a header, and a header takes no such letters.

import { lines, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

async function order() {
  const headers = { 'Content-Type': 'application/json', 'X-Deliver-To': 'Łukasz Wójcik' };
  await fetch(api('orders'), { method: 'POST', headers, body: JSON.stringify(lines()) });
}

async function handOver() {
  try {
    const headers = new Headers({ 'Content-Type': 'application/json' });
    headers.set('X-Note', 'For grandma 💐');
    await fetch(api('orders'), { method: 'POST', headers, body: JSON.stringify(lines()) });
  } catch (error) {
    console.warn(`[cart] order not handed over: ${error.message}`);
    tell('Your order could not be sent.');
  }
}

const DOES = { order, handOver };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
