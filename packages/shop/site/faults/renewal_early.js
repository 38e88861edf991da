// A plan is to be renewed that has long to run.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function renew({ path, method, sends, level }) {
  const { message } = await (await send(path, sends, { method })).json();
  console[level](`[plan] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = variant.words));
  insteadOfClick('save-button', () => renew(variant));
}
