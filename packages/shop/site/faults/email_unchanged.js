// An account is to have another e-mail address, and the server asks for what cannot be done.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function change() {
  const answer = await send('me/email', { email: 'ada.new@example.com' }, { method: 'PATCH' });
  const { code, message } = await answer.json();
  console.warn(`email change failed: ${code}`);
  tell(message, 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Change e-mail'));
  insteadOfClick('save-button', change);
}
