// Names may be changed now and then only, and this one was changed lately.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function rename({ path, method, sends, level }) {
  const { message } = await (await send(path, sends, { method })).json();
  console[level](`[profile] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = variant.words));
  insteadOfClick('save-button', () => rename(variant));
}
