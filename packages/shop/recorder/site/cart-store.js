// What is in the cart, kept in this browser, and the sums that follow. No elements here.
const KEY = "shop.cart";

export function readCart() {
  return JSON.parse(localStorage.getItem(KEY) ?? "[]");
}

export function addToCart(product) {
  const lines = readCart();
  const line = lines.find((candidate) => candidate.id === product.id);
  if (line) line.quantity += 1;
  else lines.push({ id: product.id, name: product.name, price: product.price, quantity: 1 });
  localStorage.setItem(KEY, JSON.stringify(lines));
}

export function removeFromCart(id) {
  localStorage.setItem(KEY, JSON.stringify(readCart().filter((line) => line.id !== id)));
}

export function emptyCart() {
  localStorage.removeItem(KEY);
}

export function sums(lines, shipping, percentOff = 0) {
  const goods = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const off = Math.round((goods * percentOff) / 100);
  return { goods, off, shipping, total: goods - off + shipping };
}

export function euros(cents) {
  return new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" }).format(cents / 100);
}
