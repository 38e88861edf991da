// Saving a new city removes the old address, which the database does not let go.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function replaceAddress() {
  const answer = await send('me/addresses/41', {}, { method: 'DELETE' });
  const { message } = await answer.json();
  console.error(`[account] old address not removed: ${message}`);
  tell('Your address could not be changed.', 'notice');
}

export function start() {
  insteadOfClick('save-button', replaceAddress);
}
