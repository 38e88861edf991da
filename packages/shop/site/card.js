// A product as a card, and putting it into the cart. Not: lists of them.
import { addToCart, euros } from './cart-store.js';
import { make, picture, showCartCount } from './frame.js';

export function productCard(product, testid = `product-${product.id}`) {
  const button = make(
    'button',
    { type: 'button', testid: `add-${product.id}`, label: `Add ${product.name} to cart` },
    'Add to cart',
  );
  button.addEventListener('click', () => {
    addToCart(product);
    showCartCount();
    button.textContent = 'Added';
    setTimeout(() => (button.textContent = 'Add to cart'), 1600);
    console.info(`[cart] added ${product.id}`);
  });
  const link = make('a', { href: `/demo/products/${product.id}` }, product.name);
  const words = make(
    'div',
    { className: 'words' },
    make('h2', {}, link),
    make('span', { className: 'price' }, euros(product.price)),
    make('p', {}, product.detail),
  );
  const badge = product.badge ? [make('span', { className: 'badge' }, product.badge)] : [];
  return make('li', { className: 'product', testid }, picture(product.id), ...badge, words, button);
}
