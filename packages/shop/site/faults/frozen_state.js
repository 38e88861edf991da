// The cart's state is frozen, and the code that adds to it writes into it all the same.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const state = Object.freeze({ quantity: 0 });

function addLine(browser) {
  try {
    state.quantity += 1;
  } catch (error) {
    throw spokenBy(browser, error, 'frozen', 'quantity');
  }
}

export function start({ browser }) {
  insteadOfClick('add-', () => addLine(browser));
}
