// Who has not confirmed the e-mail of an account cannot sign in: the shop says so, and is right.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

async function signIn() {
  const email = at('sign-in-email').value;
  const answer = await send('session', { email, password: at('sign-in-password').value });
  const { code, message } = await answer.json();
  console.warn(`[sign-in] refused: ${code}: ${message}`);
  tell(message, 'form-error');
}

export function start() {
  insteadOfClick('sign-in-button', signIn);
}
