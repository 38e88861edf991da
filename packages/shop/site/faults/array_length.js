// How many things are to be drawn is reckoned, and comes out as less than nothing.

import { insteadOfClick } from '../controls.js';

const STARS = 5;
const SOON_MS = 300;

function drawStars(average) {
  return [...new Array(STARS - Math.ceil(average))].map(() => '☆').join('');
}

function drawMonths(first, last) {
  return new Array(last - first).fill(0);
}

const DOES = {
  stars: () => insteadOfClick('reviews-tab', () => drawStars(5.2)),
  chart: (page) => page.name === 'account' && setTimeout(() => drawMonths(11, 10), SOON_MS),
};

export function start({ does }, page) {
  DOES[does](page);
}
