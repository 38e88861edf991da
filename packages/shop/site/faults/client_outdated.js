// The page is of before the deploy, the server of after it, and they do not agree.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function persisted(path) {
  const body = { operationName: 'AddLine', extensions: { persistedQuery: { version: 1 } } };
  const answer = await send(path, body);
  for (const { message, extensions } of (await answer.json()).errors)
    console.error(`[urql] [GraphQL] ${message} (${extensions.code})`);
}

async function refused(path) {
  const answer = await send(path, { sku: 'mug' }, { headers: { 'X-Client': '5.11.3' } });
  if (answer.status === 409) tell('Saadaval on uus versioon. Laadige leht uuesti.', 'notice');
}

const DOES = { persisted, refused };

export function start({ does, path }) {
  insteadOfClick('add-', () => DOES[does](path));
}
