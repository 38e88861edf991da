// What every page of the shop shows: who is signed in, how full the cart is. Nothing of one page.
import { euros, readCart } from "./cart-store.js";

export async function fetchJson(path, options) {
  const response = await fetch(path, options);
  return { status: response.status, body: await response.json() };
}

export function showCartCount() {
  const count = readCart().reduce((sum, line) => sum + line.quantity, 0);
  document.querySelector("[data-cart-count]").textContent = count;
}

export function showSums(list, { goods, off, shipping, total }) {
  const rows = [["Products", goods], ...(off ? [["Voucher", -off]] : []), ["Shipping", shipping]];
  list.replaceChildren();
  for (const [label, cents] of [...rows, ["Total", total]]) {
    const term = Object.assign(document.createElement("dt"), { textContent: label });
    const value = Object.assign(document.createElement("dd"), { textContent: euros(cents) });
    if (label === "Total") term.className = value.className = "total";
    list.append(term, value);
  }
}

export async function showFrame() {
  showCartCount();
  const account = await fetchJson("/api/account");
  document.querySelector("[data-account]").textContent = `Hello, ${account.body.name}`;
}
