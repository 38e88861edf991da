// The results of a search.
import { ask } from '../api.js';
import { productCard } from '../card.js';
import { byId, showFrame, showNotice } from '../frame.js';

const words = new URLSearchParams(location.search).get('q') ?? '';

document.querySelector('[data-testid="search-field"]').value = words;
byId('heading').textContent = words ? `“${words}”` : 'Search';
showFrame();
showResults();

async function showResults() {
  try {
    const { results, total } = await ask(`/search?q=${encodeURIComponent(words)}`);
    const cards = results.map((product) => productCard(product, `result-${product.id}`));
    byId('results').replaceChildren(...cards);
    byId('count').textContent = total === 1 ? 'One thing' : `${total} things`;
  } catch (error) {
    if (error instanceof TypeError) throw error;
    console.error('[search] no results', error.message);
    showNotice('The search does not work right now.');
  }
  byId('results').setAttribute('aria-busy', 'false');
}
