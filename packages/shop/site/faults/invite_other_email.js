// An invitation is opened by somebody for whom it is not.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function accept() {
  const { message } = await (await send('invitations/i-52', { accept: true })).json();
  console.info(`[team] ${message}`);
  tell(message, 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Accept the invitation'));
  insteadOfClick('save-button', accept);
}
