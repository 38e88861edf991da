// The heart beside a product is pressed, and the list of wishes does not follow.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function press(method) {
  const id = location.pathname.split('/').pop();
  const answer = await send('wishlist/items', { id }, { method });
  const { message } = await answer.json();
  if (answer.ok) console.warn(`[wishlist] ${id} is still on the list after ${method}`);
  else console.error(`[wishlist] ${id}: ${message}`);
  tell('Your wish list could not be changed.', 'notice');
}

export function start({ method }) {
  const words = method === 'POST' ? 'Save for later' : 'Saved for later';
  appearing('reviews-tab').then((tab) => (tab.textContent = words));
  insteadOfClick('reviews-tab', () => press(method));
}
