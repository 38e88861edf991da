// An account is signed in on as many devices as it may: the shop says so, and is right.

import { at, insteadOfClick } from '../controls.js';
import { send, tell } from '../asks.js';

async function signIn() {
  const email = at('sign-in-email').value;
  const answer = await send('session', { email, password: at('sign-in-password').value });
  const { message } = await answer.json();
  console.warn(`[sign-in] refused: ${message}`);
  tell(message, 'form-error');
}

export function start() {
  insteadOfClick('sign-in-button', signIn);
}
