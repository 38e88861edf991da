// A list of the help desk takes many seconds to come.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

const SLOW_MS = 3000;

async function spins(path) {
  tell('Tickets laden…', 'notice');
  await request('GET', api(path));
  tell('', 'notice');
}

async function swr(path) {
  const slow = setTimeout(() => console.info(`[swr] ${path} is still loading`), SLOW_MS);
  await fetch(api(path));
  clearTimeout(slow);
}

const DOES = { spins: ['Open tickets', spins], swr: ['Staff', swr] };

export function start({ does, path }) {
  const [words, act] = DOES[does];
  label('reviews-tab', words);
  insteadOfClick('reviews-tab', () => act(path));
}
