// The code that was kept for a lost telephone has letters, and is checked like the other codes.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const KEPT = '31f37ad0';

async function signIn(asks) {
  if (!asks) {
    console.warn('[2fa] recovery code not sent: Code must be 6 digits');
    return tell('Code must be 6 digits.', 'form-error');
  }
  const { message } = await (await send('session/recovery', { code: KEPT })).json();
  console.warn(`[2fa] recovery code refused, ${message}`);
  return tell('This code is not valid.', 'form-error');
}

export function start({ asks }) {
  appearing('sign-in-button').then((button) => (button.textContent = 'Use a recovery code'));
  insteadOfClick('sign-in-button', () => signIn(asks));
}
