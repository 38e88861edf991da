// A house is let for some nights at least, and fewer were chosen.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function book({ path, level }) {
  const { message } = await (await send(path, { arrival: '2026-07-12', nights: 1 })).json();
  console[level](`[stays] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Book one night'));
  insteadOfClick('save-button', () => book(variant));
}
