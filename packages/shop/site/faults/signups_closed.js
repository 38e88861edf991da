// No accounts are made for now, and somebody wants one.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

async function signUp(level) {
  const email = at('sign-up-email').value;
  const { message } = await (await send('accounts', { email })).json();
  console[level](`[sign-up] ${message}`);
  tell(message, 'form-error');
}

export function start({ level }) {
  insteadOfClick('sign-up-button', () => signUp(level));
}
