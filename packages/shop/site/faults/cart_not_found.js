// The browser keeps the id of a cart that the server has long forgotten.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const KEY = 'shop.cartId';

function failed({ status }, message) {
  throw Object.assign(new Error(message), { name: 'ApiError', status });
}

function logged(_, message) {
  console.error(`[cart] line not added: ${message}`);
  tell('Something went wrong. Please try again.', 'notice');
}

const TELLS = { failed, logged };

async function addLine(target, tells, path) {
  const product = target.closest('button').dataset.testid.replace('add-', '');
  const answer = await send(`${path}/${localStorage.getItem(KEY)}/items`, { product });
  const { message } = await answer.json();
  TELLS[tells](answer, message);
}

export function start({ tells, path, cart }) {
  localStorage.setItem(KEY, cart);
  insteadOfClick('add-', ({ target }) => addLine(target, tells, path));
}
