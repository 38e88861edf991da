// A part is given no handler, and calls it.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

function selectCategory({ onSelect }, category, browser) {
  try {
    onSelect(category);
  } catch (error) {
    throw spokenBy(browser, error, 'uncallable', 'onSelect', 'onSelect(category)');
  }
}

export function start({ browser }) {
  insteadOfClick('category-', ({ target }) =>
    selectCategory({ selected: '' }, target.closest('button').dataset.category, browser),
  );
}
