// A list is to grow when its end is seen, and its end is not in the page.

import { appearing, at, insteadOfClick } from '../controls.js';

function watch() {
  new IntersectionObserver(() => undefined).observe(at('end-of-list'));
}

function tryTo() {
  try {
    watch();
  } catch (error) {
    console.error('[list] no more is shown', error);
  }
}

export function start({ control, words, caught }) {
  if (words) appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, caught ? tryTo : watch);
}
