// A new password is chosen that was used before, or that is known from leaks.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function change() {
  const answer = await send('me/password', { new: 'x'.repeat(12) }, { method: 'PUT' });
  const { fields } = await answer.json();
  console.warn(`[account] the new one ${fields.new}`);
  tell(`Your new password ${fields.new}.`, 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Change password'));
  insteadOfClick('save-button', change);
}
