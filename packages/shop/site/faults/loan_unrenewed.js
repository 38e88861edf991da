// Whoever keeps a book for longer has a page that asks the library's server wrongly.

import { send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

async function patron(path) {
  const answer = await send(path, { item_pid: '4417', patron_pid: '12' });
  const { message } = await answer.json();
  console.info(`[ils] ${message}`);
}

async function shelf(path) {
  try {
    await request('POST', api(path), { weeks: 3 });
  } catch (error) {
    console.error('[loans] renewal not done:', error.message);
  }
}

const DOES = { patron, shelf };

export function start({ does, path }) {
  label('save-button', 'Renew');
  insteadOfClick('save-button', () => DOES[does](path));
}
