// Each press of a button is a donation of its own.

import { send } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function silent(path) {
  await send(path, { amount: 25, currency: 'EUR' });
}

async function thanked(path) {
  const answer = await send(path, { amount: 10, currency: 'EUR' });
  if (answer.ok) console.info('[gift] received, thank you');
}

const DOES = { silent, thanked };

export function start({ does, path }) {
  label('pay', 'Donate');
  insteadOfClick('pay', () => DOES[does](path));
}
