// A deployment has brought new keys: what the server signed before, it does not read any more.

import { at, insteadOfClick } from '../controls.js';
import { send, tell } from '../asks.js';

async function save() {
  const answer = await send('me', { city: at('city-field').value }, { method: 'PATCH' });
  console.error(`[account] not saved: ${await answer.text()}`);
  tell('This could not be saved.', 'notice');
}

export function start() {
  insteadOfClick('save-button', save);
}
