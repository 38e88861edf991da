// Placing an order: address, payment, the bank's frame, the receipt. Not: what is due.
import { send } from './api.js';
import { emptyCart, euros } from './cart-store.js';
import { byId, showNotice } from './frame.js';

const pay = byId('pay');

/** Check the address, take the money, place the order; a refusal is told beside the button. */
export async function placeOrder(form, cart) {
  showNotice('', 'pay-notice');
  pay.setAttribute('aria-busy', 'true');
  console.info(`[checkout] placing an order of ${cart.lines.length} lines`);
  try {
    const isDone =
      (await checkAddress(form)) && (await takePayment(cart)) && (await order(form, cart));
    if (isDone) location.assign('/demo/thanks');
  } finally {
    pay.setAttribute('aria-busy', 'false');
  }
}

async function checkAddress(form) {
  const { street, postcode, city } = Object.fromEntries(new FormData(form));
  const response = await post('/address', { street, postcode, city });
  if (response.status !== 422) return true;
  const { fields } = await response.json();
  const text = Object.values(fields).join(' ');
  console.warn(`[checkout] address refused: ${Object.keys(fields).join(', ')}`);
  showNotice(text, 'address-error');
  return false;
}

async function takePayment(cart) {
  const response = await post('/payments', cart);
  const { payment, declineCode } = await response.json();
  if (response.status === 402 || payment.status === 'declined') {
    console.warn(`[checkout] payment declined: ${declineCode ?? payment.reason}`);
    showNotice('Your bank declined this card. Please try another one.', 'pay-notice');
    return false;
  }
  if (payment.status === 'needs_confirmation') await confirmWithBank();
  return true;
}

function confirmWithBank() {
  const frame = byId('bank');
  frame.hidden = false;
  frame.src = '/demo/bank';
  return new Promise((done) => {
    addEventListener('message', ({ origin, data }) => {
      if (origin === location.origin && data === 'bank-confirmed') done();
    });
  });
}

async function order(form, cart) {
  const response = await post('/checkout', { ...cart, email: form.elements.email.value });
  if (response.status === 401) return renewSession(form, cart);
  const { receipt } = await response.json();
  sessionStorage.setItem('shop.receipt', receipt.number);
  if (receipt.total !== Number(form.dataset.total)) {
    const [charged, shown] = [receipt.total, Number(form.dataset.total)].map(euros);
    console.warn(`[checkout] ${receipt.number} charged ${charged}, the page said ${shown}`);
  }
  emptyCart();
  return true;
}

async function renewSession(form, cart) {
  const { ok, status } = await post('/session/refresh', {});
  if (ok) return order(form, cart);
  console.error(`[account] the session could not be renewed: ${status}`);
  showNotice('Please sign in again.', 'pay-notice');
  return false;
}

function post(path, body) {
  return send(path, { method: 'POST', body });
}
