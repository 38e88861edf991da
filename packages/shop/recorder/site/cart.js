// The cart: its lines, removing one, the way to the checkout.
import { euros, readCart, removeFromCart, sums } from "./cart-store.js";
import { fetchJson, showCartCount, showFrame, showSums } from "./frame.js";

const shipping = fetchJson("/api/shipping");

showFrame();
showCart();

async function showCart() {
  const lines = readCart();
  document.getElementById("empty").hidden = lines.length > 0;
  document.getElementById("filled").hidden = lines.length === 0;
  document.getElementById("lines").replaceChildren(...lines.map(cartLine));
  showSums(document.getElementById("sums"), sums(lines, (await shipping).body.price));
}

function cartLine(line) {
  const item = document.createElement("li");
  item.innerHTML = `
    <img src="/images/${line.id}.svg" alt="" />
    <span><b>${line.name}</b><small>${line.quantity} × ${euros(line.price)}</small></span>
    <span class="price">${euros(line.price * line.quantity)}</span>
    <button type="button" class="quiet">Remove</button>`;
  const button = item.querySelector("button");
  button.setAttribute("aria-label", `Remove ${line.name}`);
  button.addEventListener("click", () => {
    removeFromCart(line.id);
    showCartCount();
    showCart();
  });
  return item;
}
