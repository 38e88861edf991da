// The token of a session is over and cannot be renewed.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function renew({ path, refresh }) {
  const answer = await send(path, { city: 'Sampleville' }, { method: 'PUT' });
  if (answer.status !== 401) return;
  const renewed = await send(refresh, { grant_type: 'refresh_token' });
  if (renewed.ok) return;
  console.warn('[auth] refresh token rejected, clearing credentials');
  tell('Your session has ended. Please sign in.', 'notice');
}

async function graph({ path }) {
  const answer = await send(path, { operationName: 'UpdateAddress' });
  const { errors } = await answer.json();
  for (const { message, extensions } of errors)
    console.error(`[GraphQL error]: Message: ${message}, Code: ${extensions.code}`);
}

const DOES = { renew, graph };

export function start(variant) {
  insteadOfClick('save-button', () => DOES[variant.does](variant));
}
