// What is in the cart, kept in this browser. No elements here, and no sums: the server has those.
const KEY = 'shop.cart';

export function readCart() {
  return JSON.parse(localStorage.getItem(KEY) ?? '[]');
}

export function addToCart(product, quantity = 1) {
  const lines = readCart();
  const line = lines.find((candidate) => candidate.id === product.id);
  if (line) line.quantity += quantity;
  else lines.push({ id: product.id, name: product.name, price: product.price, quantity });
  keep(lines);
}

export function changeQuantity(id, quantity) {
  keep(readCart().map((line) => (line.id === id ? { ...line, quantity } : line)));
}

export function removeFromCart(id) {
  keep(readCart().filter((line) => line.id !== id));
}

export function emptyCart() {
  localStorage.removeItem(KEY);
}

export function countCart() {
  return readCart().reduce((sum, line) => sum + line.quantity, 0);
}

export function euros(cents) {
  return new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

function keep(lines) {
  localStorage.setItem(KEY, JSON.stringify(lines));
}
