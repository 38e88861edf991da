// A thing is taken out of the cart, and the server goes on having it, or never had it.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

const ADDS = '[data-testid^="add-"]';

function idOf({ dataset }) {
  if (dataset.testid === 'add-to-cart') return location.pathname.split('/').pop();
  return dataset.testid.replace('add-', '');
}

async function remove({ target }) {
  const id = idOf(target.closest('button'));
  const answer = await send(`cart/lines/${id}`, {}, { method: 'DELETE' });
  const { message } = await answer.json();
  if (!answer.ok) {
    console.error('removeFromCart', answer.status, message);
    return tell('This did not work.', 'notice');
  }
  const { lines } = await (await fetch(api('cart'))).json();
  console.warn(`[cart] ${id} was removed, the cart still has ${lines.length} of it`);
  return tell(`${lines.length} in your cart`, 'notice');
}

function rename() {
  for (const button of document.querySelectorAll(ADDS)) {
    button.textContent = 'Take out of the cart';
    button.setAttribute('aria-label', button.textContent);
  }
}

export function start() {
  appearing('add-').then(() => setTimeout(rename, 0));
  insteadOfClick('add-', remove);
}
