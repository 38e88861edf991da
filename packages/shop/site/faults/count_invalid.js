// Stars are drawn by repeating a sign, and there are more full ones than there can be.

import { appearing, insteadOfClick } from '../controls.js';

const MOST = 5;
const stars = (full) => '★'.repeat(full) + '☆'.repeat(MOST - full);
const bar = (done) => '▮'.repeat(done) + '▯'.repeat(10 - done);

function reviews() {
  document.title = stars(Math.round(5.6));
}

function progress() {
  try {
    document.title = bar(12);
  } catch (error) {
    console.warn('[loyalty] the bar of stamps was not drawn', error);
  }
}

const DOES = { reviews, progress };

export function start({ does, words }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = words));
  insteadOfClick('reviews-tab', DOES[does]);
}
