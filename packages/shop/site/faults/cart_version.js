// Two requests change one cart at once: the server takes the first, and refuses the other.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const CART = 'carts/7a1c';
const VERSION = 3;
const TELLS = {
  logged: (message) => {
    console.error(`[cart] line not added: ${message}`);
    tell('Please try again.', 'notice');
  },
  thrown: (message) => {
    throw new Error(message);
  },
};

async function addLine(tells, product) {
  const estimate = send(`${CART}/estimate`, { version: VERSION, country: 'IE' });
  const answer = await send(`${CART}/lines`, { version: VERSION, product });
  await estimate;
  const { message } = await answer.json();
  TELLS[tells](message);
}

export function start({ tells }) {
  insteadOfClick('add-', ({ target }) => addLine(tells, target.closest('button').dataset.testid));
}
