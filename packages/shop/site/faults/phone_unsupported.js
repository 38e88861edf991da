// An account needs a telephone that a code can be sent to, and this one is not taken.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function ask() {
  const answer = await send('accounts/phone', { country: 'DE' });
  const { code, message } = await answer.json();
  console.error('sendVerificationCode failed', code);
  tell(message, 'form-error');
}

export function start() {
  insteadOfClick('sign-up-button', ask);
}
