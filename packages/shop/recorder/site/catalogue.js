// The catalogue: what is sold, and putting it into the cart.
import { addToCart, euros } from "./cart-store.js";
import { fetchJson, showCartCount, showFrame } from "./frame.js";

showFrame();
showCatalogue();

async function showCatalogue() {
  const list = document.getElementById("catalogue");
  const { body } = await fetchJson("/api/products");
  list.replaceChildren(...body.products.map(productCard));
  list.setAttribute("aria-busy", "false");
  console.info(`[catalogue] ${body.products.length} products`);
}

function productCard(product) {
  const card = document.createElement("li");
  card.className = "product";
  card.innerHTML = `
    <img src="/images/${product.id}.svg" alt="" />
    ${product.badge ? `<span class="badge">${product.badge}</span>` : ""}
    <div class="words">
      <h2>${product.name}</h2><span class="price">${euros(product.price)}</span>
      <p>${product.detail}</p>
    </div>
    <button type="button" id="add-${product.id}">Add to cart</button>`;
  const button = card.querySelector("button");
  button.setAttribute("aria-label", `Add ${product.name} to cart`);
  button.addEventListener("click", () => {
    addToCart(product);
    showCartCount();
    button.textContent = "Added";
    setTimeout(() => (button.textContent = "Add to cart"), 1600);
    console.info(`[cart] added ${product.id}`);
  });
  return card;
}
