// One more of a thing is wanted, and the server goes on with the quantity of before.

import { send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

const WANTED = 2;

function idOf({ dataset }) {
  if (dataset.testid === 'add-to-cart') return location.pathname.split('/').pop();
  return dataset.testid.replace('add-', '');
}

async function change({ target }, again) {
  const id = idOf(target.closest('button'));
  const answer = await send(`cart/lines/${id}`, { quantity: WANTED }, { method: 'PATCH' });
  const { line } = await answer.json();
  tell(`${line.quantity} in your cart`, 'notice');
  if (!again) return console.warn(`[cart] ${id}: asked for ${WANTED}, kept is ${line.quantity}`);
  const { lines } = await (await fetch(api(again))).json();
  tell(`${lines[0].quantity} in your cart`, 'notice');
  const both = { id, local: WANTED, server: lines[0].quantity };
  return console.error('cart differs after update', both);
}

export function start({ again }) {
  insteadOfClick('add-', (event) => change(event, again));
}
