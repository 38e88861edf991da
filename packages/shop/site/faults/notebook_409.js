// A page that has been open since before a release speaks as the server no longer does.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function conflict(path) {
  const headers = { 'X-App-Version': '1.9.2' };
  await send(path, { blocks: 12 }, { method: 'PUT', headers });
}

async function removed(path) {
  const answer = await send(path, { note: 'ring twice', fax: '' }, { method: 'PATCH' });
  if (answer.ok) return;
  const { build } = await answer.json();
  console.error(`[api] client build 7f3e, server build ${build}: field "fax" is not known`);
  tell('Mae fersiwn newydd ar gael. Ail-lwythwch y dudalen.', 'notice');
}

const DOES = { conflict, removed };

export function start({ does, path }) {
  insteadOfClick('save-button', () => DOES[does](path));
  label('save-button', 'Keep changes');
}
