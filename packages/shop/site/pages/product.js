// One product: its words, how many are left, what others say, putting some into the cart.
import { ask } from '../api.js';
import { addToCart, euros } from '../cart-store.js';
import { byId, showCartCount, showFrame } from '../frame.js';
import { watchStock } from '../stock.js';

const id = location.pathname.split('/').pop();
const tab = byId('reviews-tab');
let product;

showFrame();
showProduct();
byId('add').addEventListener('submit', add);
tab.addEventListener('click', toggleReviews);

async function showProduct() {
  ({ product } = await ask(`/products/${id}`, { anonymous: true }));
  document.title = `${product.name} · Fernhill`;
  byId('picture').src = `/demo/images/${id}.svg`;
  byId('name').textContent = product.name;
  byId('detail').textContent = product.detail;
  byId('text').textContent = product.text;
  byId('price').textContent = euros(product.price);
  byId('product').setAttribute('aria-busy', 'false');
  watchStock((stock) => {
    byId('stock').textContent = stock[id] > 5 ? 'In stock' : `Only ${stock[id]} left`;
  });
}

function add(submission) {
  submission.preventDefault();
  const quantity = Number(submission.target.elements.quantity.value);
  addToCart(product, quantity);
  showCartCount();
  console.info(`[cart] added ${quantity} × ${product.id}`);
}

async function toggleReviews() {
  const isOpen = tab.getAttribute('aria-expanded') === 'true';
  tab.setAttribute('aria-expanded', String(!isOpen));
  byId('reviews').hidden = isOpen;
  if (isOpen) return;
  const { showReviews } = await import('../reviews.js');
  await showReviews(id, byId('reviews'));
}
