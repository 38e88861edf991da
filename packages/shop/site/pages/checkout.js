// The checkout: what is due, shipping, a voucher. Paying stands in pay.js.
import { ask } from '../api.js';
import { euros, readCart } from '../cart-store.js';
import { byId, make, showFrame, showNotice, showSums } from '../frame.js';
import { placeOrder } from '../pay.js';

const form = byId('checkout-form');
let voucher = '';

showFrame();
showLines();
await showWays();
await showDue();
form.addEventListener('submit', (submission) => {
  submission.preventDefault();
  placeOrder(form, cartToPay());
});
form.addEventListener('change', keepDraft);
byId('apply-voucher').addEventListener('click', applyVoucher);

function cartToPay() {
  return { lines: readCart(), shipping: form.elements.shipping.value, voucher };
}

function showLines() {
  const lines = readCart().map((line) =>
    make(
      'li',
      {},
      `${line.quantity} × ${line.name}`,
      make('span', {}, euros(line.price * line.quantity)),
    ),
  );
  byId('short-lines').replaceChildren(...lines);
}

async function showWays() {
  const { methods } = await ask('/shipping', { anonymous: true });
  byId('ways').replaceChildren(...methods.map(wayToShip));
  byId('ways').setAttribute('aria-busy', 'false');
}

function wayToShip({ id, name, days, price }, position) {
  const radio = make('input', {
    type: 'radio',
    name: 'shipping',
    value: id,
    checked: position === 0,
    testid: `shipping-${id}`,
  });
  radio.addEventListener('change', showDue);
  return make('label', {}, radio, `${name}, ${days}`, make('span', {}, euros(price)));
}

async function showDue() {
  const { quote } = await ask('/quote', { method: 'POST', body: cartToPay(), anonymous: true });
  showSums(byId('sums'), quote);
  byId('pay').textContent = `Pay ${euros(quote.total)}`;
  form.dataset.total = quote.total;
  const sum = quote.goods - quote.off + quote.shipping;
  if (sum !== quote.total) console.warn(`[quote] total ${quote.total} is not the sum ${sum}`);
}

function keepDraft() {
  const { city, shipping } = Object.fromEntries(new FormData(form));
  sessionStorage.setItem('shop.draft', JSON.stringify({ city, shipping }));
}

async function applyVoucher() {
  showNotice('', 'pay-notice');
  const code = form.elements.voucher.value;
  try {
    const body = await ask('/voucher', { method: 'POST', body: { code }, anonymous: true });
    console.info(`[voucher] ${readDiscount(body.voucher)} % off`);
    voucher = body.voucher.code;
  } catch (error) {
    if (error.name !== 'ApiError') throw error;
    console.warn(`[voucher] refused: ${error.message}`);
    return showNotice(error.body?.message ?? 'This voucher does not work.', 'pay-notice');
  }
  await showDue();
}

function readDiscount(applied) {
  return applied.discount.percent;
}
