// Somebody changed the same profile meanwhile: the server keeps theirs, and says so.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

const HEADERS = { 'If-Match': '"3"' };

async function save() {
  const body = { city: at('city-field').value };
  const answer = await send('me', body, { method: 'PATCH', headers: HEADERS });
  const { reason } = await answer.json();
  console.warn(`[account] not saved: ${reason}`);
  tell('Somebody else changed this meanwhile. Please look again.', 'notice');
}

export function start() {
  insteadOfClick('save-button', save);
}
