// An editor of texts is handed a place that its text does not have.

import { appearing, insteadOfClick } from '../controls.js';

function dispatch(words) {
  throw new RangeError(words);
}

export function start({ words }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Paste my review'));
  insteadOfClick('reviews-tab', () => dispatch(words));
}
