// Whoever makes a team, or joins one, is sent to an address that the server has not.

import { send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

async function join(path) {
  try {
    await request('POST', api(path), { invite_code: 'K7-PLUM' });
  } catch ({ response }) {
    const { pathname } = new URL(api(path));
    console.error(`Response Status Error Code ${response.status} from ${pathname}`);
  }
}

async function found(path) {
  const answer = await send(path, { event_id: 12, name: 'Night owls' });
  if (answer.ok) return;
  const { status, statusText, url } = answer;
  const failed = new Error(`Request failed with status code ${status} ${statusText}: POST ${url}`);
  failed.name = 'HTTPError';
  throw failed;
}

const DOES = { join: ['Join team', join], found: ['Create team', found] };

export function start({ does, path }) {
  const [words, act] = DOES[does];
  label('save-button', words);
  insteadOfClick('save-button', () => void act(path));
}
