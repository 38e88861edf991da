// Signing in wants a second code, and the visitor's is late or has a wrong digit.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function sendCode() {
  const answer = await send('session/code', { code: '000000' });
  const { message } = await answer.json();
  console.warn(`[sign-in] code refused: ${message}`);
  tell(`${message} We can send you another one.`, 'form-error');
}

export function start() {
  insteadOfClick('sign-in-button', sendCode);
}
