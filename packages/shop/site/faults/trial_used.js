// A month for nothing is asked for by somebody who had one.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function begin() {
  const { message } = await (await send('me/trial', {})).json();
  console.info(`[trial] ${message}`);
  tell(message, 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Start free trial'));
  insteadOfClick('save-button', begin);
}
