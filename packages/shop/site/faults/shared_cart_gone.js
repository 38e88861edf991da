// Somebody has shared a cart, and whoever opens it finds nothing.

import { tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function open() {
  const answer = await fetch(api('cart/shared/nlOvKMl'));
  const { lines, message } = await answer.json();
  const words = answer.ok ? `${lines.length} lines, 3 were shared` : message;
  console.warn(`[share] nlOvKMl: ${words}`);
  tell('This cart is empty.', 'notice');
}

export function start() {
  appearing('category-table').then((button) => (button.textContent = 'Open the shared cart'));
  insteadOfClick('category-table', open);
}
