// The server wants a newer client than this page is.

import { send } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function required(path) {
  const headers = { 'X-Client-Version': '16.0.4' };
  const answer = await send(path, { message: 'See you at nine.' }, { headers });
  if (answer.status !== 426) return;
  const { ocs } = await answer.json();
  console.warn(`[talk] server asks for client ${ocs.meta.message} or newer, this is 16.0.4`);
}

async function graphql(path) {
  const answer = await send(path, { operationName: 'UpdateOneNote' });
  const { errors } = await answer.json();
  for (const { message, extensions } of errors)
    console.error(`[GraphQL error]: Message: ${message}, Code: ${extensions.code}`);
}

const DOES = { required, graphql };
const WORDS = { required: 'Send message', graphql: 'Save note' };

export function start({ does, path }) {
  label('save-button', WORDS[does]);
  insteadOfClick('save-button', () => DOES[does](path));
}
