// A letter is on its way, and another one is asked for before it can have come.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function sendAgain({ path, level }) {
  const { message } = await (await send(path, {})).json();
  console[level](`[letters] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = variant.words));
  insteadOfClick('save-button', () => sendAgain(variant));
}
