// The cart: its lines, how many of each, removing one, the way to the checkout.
import { ask } from '../api.js';
import { changeQuantity, euros, readCart, removeFromCart } from '../cart-store.js';
import { byId, make, picture, showCartCount, showFrame, showSums } from '../frame.js';

showFrame();
showCart();

async function showCart() {
  const lines = readCart();
  showCartCount();
  byId('empty').hidden = lines.length > 0;
  byId('filled').hidden = lines.length === 0;
  byId('lines').replaceChildren(...lines.map(cartLine));
  if (lines.length === 0) return;
  const { quote } = await ask('/quote', { method: 'POST', body: { lines }, anonymous: true });
  showSums(byId('sums'), quote);
}

function cartLine(line) {
  const quantity = make('input', {
    type: 'number',
    min: 1,
    max: 9,
    value: line.quantity,
    testid: `quantity-${line.id}`,
    label: `Quantity of ${line.name}`,
  });
  quantity.addEventListener('change', () => {
    changeQuantity(line.id, Number(quantity.value));
    showCart();
  });
  const remove = make(
    'button',
    {
      type: 'button',
      className: 'quiet',
      testid: `remove-${line.id}`,
      label: `Remove ${line.name}`,
    },
    'Remove',
  );
  remove.addEventListener('click', () => {
    removeFromCart(line.id);
    showCart();
  });
  return make(
    'li',
    { testid: `line-${line.id}` },
    picture(line.id),
    make('span', {}, make('b', {}, line.name), make('small', {}, `${euros(line.price)} each`)),
    quantity,
    make('span', { className: 'price' }, euros(line.price * line.quantity)),
    remove,
  );
}
