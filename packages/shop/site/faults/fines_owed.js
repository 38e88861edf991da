// A library lends no more to whoever owes it too much.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function ask({ path, level, part }) {
  const { message } = await (await send(path, {})).json();
  console[level](`[${part}] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = variant.words));
  insteadOfClick('save-button', () => ask(variant));
}
