// What is in the cart beside gift cards is summed up, and there is nothing.

import { insteadOfClick } from '../controls.js';

const isGiftCard = ({ kind }) => kind === 'gift-card';

function sumUp(lines) {
  return lines.filter(isGiftCard).map(({ price }) => price).reduce((sum, price) => sum + price);
}

function tryTo() {
  try {
    sumUp([]);
  } catch (error) {
    console.error('[checkout] the sum is not known', error);
  }
}

export function start({ control, caught }) {
  insteadOfClick(control, caught ? tryTo : () => sumUp([]));
}
