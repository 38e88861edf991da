// The catalogue: what is sold, by category, and the letter.
import { ask } from '../api.js';
import { productCard } from '../card.js';
import { byId, showFrame, showNotice } from '../frame.js';

const list = byId('catalogue');
const filters = document.querySelectorAll('[data-category]');

for (const button of filters) {
  button.addEventListener('click', () => showCategory(button.dataset.category));
}
byId('letter').addEventListener('submit', subscribe);
showFrame();
showCategory('');

async function showCategory(category) {
  for (const button of filters) {
    button.setAttribute('aria-pressed', String(button.dataset.category === category));
  }
  list.setAttribute('aria-busy', 'true');
  const { products } = await ask(`/products?category=${category}`, { anonymous: true });
  list.replaceChildren(...products.map((product) => productCard(product)));
  list.setAttribute('aria-busy', 'false');
  console.info(`[catalogue] ${products.length} products`);
}

async function subscribe(submission) {
  submission.preventDefault();
  const email = submission.target.elements.email.value;
  await ask('/newsletter', { method: 'POST', body: { email }, anonymous: true });
  showNotice('Thank you. Please look into your mailbox.');
}
