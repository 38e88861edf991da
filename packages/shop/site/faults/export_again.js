// A copy of what the shop knows of somebody was made this morning.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function askForCopy({ path, method, sends, level }) {
  const { message } = await (await send(path, sends, { method })).json();
  console[level](`[export] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = variant.words));
  insteadOfClick('save-button', () => askForCopy(variant));
}
