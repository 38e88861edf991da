// The session is over when something is saved, and the visitor is not told.

import { send } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function apollo(path) {
  const answer = await send(path, { operationName: 'UpdateUser', variables: { bio: '…' } });
  if (answer.ok) return;
  const why = `Response not successful: Received status code ${answer.status}`;
  console.error(`[Network error]: ServerError: ${why}`);
}

async function renewal(path) {
  const body = { displayName: 'Ada' };
  const answer = await send(path, body, { method: 'PUT' });
  if (answer.status !== 401) return;
  const renewed = await send('auth/refresh', {});
  if (renewed.ok) await send(path, body, { method: 'PUT' });
}

const DOES = { apollo, renewal };

export function start({ does, path }) {
  label('save-button', 'Save profile');
  insteadOfClick('save-button', () => DOES[does](path));
}
