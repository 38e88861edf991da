// What is said goes to a service of the browser's maker, which does not answer.

import { later, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const LISTENED_MS = 300;

async function listen({ code, level }) {
  await later(LISTENED_MS);
  console[level](`Speech recognition error: ${code}`);
  tell('We did not hear you.', 'notice');
}

export function start(variant) {
  appearing('search-button').then((button) => (button.textContent = 'Speak'));
  insteadOfClick('search-button', () => listen(variant));
}
