// Adding succeeds; the number beside the cart comes from an answer that a cache has kept.

import { send } from '../asks.js';
import { api, at, insteadOfClick } from '../controls.js';

let added = 0;

async function add(path) {
  added += (await (await send('cart/items', { quantity: 1 })).json()).added;
  const { count } = await (await fetch(api(path))).json();
  at('cart-count').textContent = count;
  if (count < added) console.warn(`[cart] GET /api/${path} says ${count}, added were ${added}`);
}

export function start({ path }) {
  insteadOfClick('add-', () => add(path));
}
