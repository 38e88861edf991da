// The catalogue is asked for by price, and the server does not know, or not heed, the wish.

import { api, appearing, insteadOfClick } from '../controls.js';

async function sortByPrice(query) {
  const answer = await fetch(api(`products?${query}`));
  const { products, message } = await answer.json();
  if (!answer.ok) return console.error(`[catalogue] not sorted: ${message}`);
  const prices = products.map(({ price }) => price).join(', ');
  return console.warn(`[catalogue] ${query}: ${prices} is not in this order`);
}

export function start({ query }) {
  appearing('category-table').then((button) => (button.textContent = 'By price'));
  insteadOfClick('category-table', () => sortByPrice(query));
}
