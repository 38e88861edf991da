// Signing in by the link of a letter, which a scanner of letters may have opened before.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function signIn() {
  const { message } = await (await send('session/link', { token: 'once' })).json();
  console.warn(`[sign-in] link: ${message}`);
  tell('This link is not valid any more. We can send you another one.', 'form-error');
}

export function start() {
  appearing('sign-in-button').then((button) => (button.textContent = 'Sign in with the link'));
  insteadOfClick('sign-in-button', signIn);
}
