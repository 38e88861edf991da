// Somebody wants a letter when a thing is there again, and the shop does not take the wish.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function wish() {
  const product = location.pathname.split('/').pop();
  const answer = await send('restock', { product });
  const { message } = await answer.json();
  console.error('Notify me:', answer.status, message);
  tell('Something went wrong.', 'notice');
}

export function start() {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Tell me when it is back'));
  insteadOfClick('reviews-tab', wish);
}
