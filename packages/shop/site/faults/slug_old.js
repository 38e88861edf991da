// A name is changed, and the page goes on asking for the one of before.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function rename({ path, quiet }) {
  await send('me/name', { name: 'Ada S.' }, { method: 'PATCH' });
  const answer = await fetch(api(path));
  if (answer.ok) return;
  if (!quiet) console.error(`[profile] ${path}: ${answer.status}`);
  tell('There is no such profile.', 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Change name'));
  insteadOfClick('save-button', () => rename(variant));
}
