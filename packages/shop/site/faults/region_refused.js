// The address is right; its region was filled in for another country, or not at all.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

const TELLS = {
  logged: (message) => {
    console.error(`[checkout] address not set: ${message}`);
    tell(message);
  },
  thrown: (message) => {
    throw new Error(message);
  },
};

async function pay(path, tells) {
  const answer = await send(path, { street: at('street').value, city: at('city').value });
  const { errors } = await answer.json();
  TELLS[tells](errors[0].message);
}

export function start({ path, tells }) {
  insteadOfClick('pay', () => pay(path, tells));
}
