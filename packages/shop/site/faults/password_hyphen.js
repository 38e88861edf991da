// A hyphen is no special character to the form that asks for one.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const CHOSEN = '789-456-Aa_';
const SPECIAL = /[!@#$%^&*]/;

function page() {
  if (!SPECIAL.test(CHOSEN)) tell('Wachtwoord: gebruik een van !@#$%^&*', 'form-error');
}

async function server(path) {
  const answer = await send(path, { name: 'Ada', secret: 'given' });
  if (answer.status !== 400) return;
  const { field, rule } = (await answer.json()).violations[0];
  console.warn(`[sign-up] ${field} broke the rule ${rule}`);
  tell('Registrazione non riuscita.', 'form-error');
}

const DOES = { page, server };

export function start({ does, path }) {
  insteadOfClick('sign-up-button', () => DOES[does](path));
}
