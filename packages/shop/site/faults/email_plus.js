// A good address is called invalid, by the server or by the page itself.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const WORDS = 'Email is invalid';

async function server(path) {
  const answer = await send(path, { plan: 'free' });
  if (answer.status === 422) tell(WORDS, 'form-error');
}

function page() {
  console.warn('[validator] email: does not match /^[\\w.-]+@[\\w-]+\\.(com|org|net)$/');
  tell('Adresa de e-mail nu este validă', 'form-error');
}

const DOES = { server, page };

export function start({ does, path }) {
  insteadOfClick('sign-up-button', () => DOES[does](path));
}
