// A page that a worker has kept since before a release sends what the server no longer takes.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function stamped(path) {
  const headers = { 'X-Client-Version': '2026.2.4' };
  const answer = await send(path, { answers: 9 }, { headers });
  if (answer.status === 412) tell('页面已更新，请刷新后重试。', 'notice');
}

async function kept(path) {
  await send(path, { title: 'Lab 4', instructorGroup: 3 });
}

const DOES = { stamped: ['Send form', stamped], kept: ['Add offering', kept] };

export function start({ does, path }, { name }) {
  if (does === 'kept' && name === 'account')
    console.warn('[sw] page of release 3.2.0 came from the cache, the server is at 3.4.0');
  const [words, act] = DOES[does];
  label('save-button', words);
  insteadOfClick('save-button', () => act(path));
}
