// An account is to be closed, and something in it is still open.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function close({ path, method }) {
  const { message } = await (await send(path, {}, { method })).json();
  console.warn(`[account] cannot be closed yet: ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Close my account'));
  insteadOfClick('save-button', () => close(variant));
}
