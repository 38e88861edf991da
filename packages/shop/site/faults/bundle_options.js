// A set is put into the cart with all its choices, and the server does not see one of them.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function add(field) {
  const answer = await send('cart/bundles', { bundle: 'breakfast', options: [{ value: '94' }] });
  const words = (await answer.json())[field];
  console.warn(`[bundle] breakfast was not added: ${words}`);
  tell(words, 'notice');
}

export function start({ field }) {
  insteadOfClick('add-', () => add(field));
}
