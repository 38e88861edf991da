// The bank says no to a card.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function shown(path) {
  const answer = await send(path, { plan: 'coffee-monthly' });
  if (answer.status === 402) tell('Kartica je istekla.');
}

async function logged(path) {
  const answer = await send(path, { amount: 3480 });
  const { status, reason } = await answer.json();
  console.info(`charge ${status}: ${reason}`);
  tell('La targeta ha estat rebutjada.');
}

const DOES = { shown, logged };

export function start({ does, path }) {
  insteadOfClick('pay', () => DOES[does](path));
}
