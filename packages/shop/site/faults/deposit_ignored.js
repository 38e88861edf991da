// A part is to be paid today and the rest later, and all of it is taken.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const euros = (cents) => (cents / 100).toFixed(2);

async function pay({ path, agreed, level }) {
  const answer = await send(path, { lines: lines(), deposit: agreed });
  const { taken } = await answer.json();
  if (taken !== agreed) {
    const told = `charged ${euros(taken)}, the deposit agreed on is ${euros(agreed)}`;
    console[level](`[${path}] ${told}`);
  }
  tell(`Thank you. You have paid ${euros(taken)}.`);
}

export function start(variant) {
  insteadOfClick('pay', () => pay(variant));
}
