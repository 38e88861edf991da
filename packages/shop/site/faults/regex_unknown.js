// A filter is made of a pattern that no browser reads.

import { insteadOfClick } from '../controls.js';

function filter(pattern) {
  const wanted = new RegExp(pattern, 'i');
  for (const card of document.querySelectorAll('[data-testid^="product-"]')) {
    card.hidden = !wanted.test(card.textContent);
  }
}

export function start({ control, pattern }) {
  insteadOfClick(control, () => filter(pattern));
}
