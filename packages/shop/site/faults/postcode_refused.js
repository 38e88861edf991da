// A form takes what is right for wrong.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function logged(path) {
  const answer = await send(path, { email: 'ada+shop@example.com' });
  if (answer.ok) return;
  const { errors } = await answer.json();
  console.warn('signup form errors', JSON.stringify(errors));
}

async function shown(path) {
  const answer = await send(path, { postcode: 'AD300', country: 'AD' });
  if (!answer.ok) tell('Codi postal no vàlid.');
}

const DOES = { logged, shown };

export function start({ does, path, control }) {
  insteadOfClick(control, () => DOES[does](path));
}
