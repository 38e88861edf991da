// A part sets its state while it is drawn, so that it is drawn again, and again.

import { insteadOfClick } from '../controls.js';

const MOST_TIMES = 25;

function draw(words, times = 0) {
  if (times === MOST_TIMES) throw new Error(words);
  draw(words, times + 1);
}

export function start({ words }) {
  insteadOfClick('add-', () => draw(words));
}
