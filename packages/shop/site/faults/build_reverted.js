// A worker brings back an older build than the one that ran before it.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const NEWER = 37;
const OLDER = 36;

function openTracker(version) {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('tracker', version);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** What the newer build left behind is there before the older one asks. */
async function schema() {
  (await openTracker(NEWER)).close();
  await openTracker(OLDER);
}

async function build(path) {
  const answer = await send(path, { memo: 'hello' }, { headers: { 'X-Build': '3.6.1' } });
  if (answer.status === 409) tell('Old version, please reload.', 'notice');
}

const DOES = { schema: ['Track', schema], build: ['Post', build] };

export function start({ does, path }, { name }) {
  if (name === 'account') console.info('[app] build 3.6.1, from the cache of its worker');
  const [words, act] = DOES[does];
  label('save-button', words);
  insteadOfClick('save-button', () => void act(path));
}
