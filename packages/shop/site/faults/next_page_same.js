// More of the catalogue is asked for, and what comes is there already, or does not come.

import { api, appearing, insteadOfClick } from '../controls.js';

async function showMore(query) {
  const answer = await fetch(api(`products?${query}`));
  if (!answer.ok) {
    console.error(`[catalogue] /api/products?${query} answered ${answer.status}`);
    return;
  }
  const { products } = await answer.json();
  console.warn(`[catalogue] /api/products?${query} brought 0 new of ${products.length}`);
}

export function start({ query }) {
  appearing('category-table').then((button) => (button.textContent = 'Show more'));
  insteadOfClick('category-table', () => showMore(query));
}
