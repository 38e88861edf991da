// A switch is drawn as the visitor wants it, and drawn back when the server says something else.

import { send } from '../asks.js';
import { appearing, at, insteadOfClick } from '../controls.js';

const ON = 'Letters: on';

async function off() {
  at('save-button').textContent = 'Letters: off';
  const answer = await send('me/notifications', { letters: false }, { method: 'PUT' });
  const { letters } = await answer.json();
  at('save-button').textContent = ON;
  if (answer.ok) console.warn(`preferences: letters=false was sent, letters=${letters} came back`);
  else console.error('updatePreferences rejected, rolling back', { status: answer.status });
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = ON));
  insteadOfClick('save-button', off);
}
