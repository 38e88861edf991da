// A firm wants a second code of all who sign in, and one of them does not.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function switchOff({ path, method, level }) {
  const { message } = await (await send(path, { enabled: false }, { method })).json();
  console[level](`[security] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Leave off the second code'));
  insteadOfClick('save-button', () => switchOff(variant));
}
