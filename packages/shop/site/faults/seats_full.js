// A colleague is invited into the account of a house, which has no seat left.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function invite() {
  const answer = await send('team/invitations', { email: 'ben.sample@example.com' });
  const { message } = await answer.json();
  console.info(`[team] ${message}`);
  tell(message, 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Invite a colleague'));
  insteadOfClick('save-button', invite);
}
