// The visitor came by a link for a new password that is over: the shop says so, and is right.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

async function setPassword(path) {
  const answer = await send(path, { token: 'r7Zq', password: at('sign-in-password').value });
  const { message } = await answer.json();
  console.warn(`[password] not set: ${message}`);
  tell('This link is not valid any more. Please ask for a new one.', 'form-error');
}

export function start({ path }) {
  insteadOfClick('sign-in-button', () => setPassword(path));
}
