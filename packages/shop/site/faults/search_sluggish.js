// A search takes seconds, or longer than the client waits.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { request } from '../xhr.js';

async function late(path) {
  const { data } = await request('GET', api(path));
  tell(`${JSON.parse(data).hits} results`, 'notice');
}

async function over(path) {
  try {
    await request('GET', api(path), undefined, 2500);
  } catch (error) {
    console.error('search:', error.message);
    tell('Hledání trvá příliš dlouho.', 'notice');
  }
}

const DOES = { late, over };

export function start({ does, path }) {
  insteadOfClick('search-button', () => DOES[does](path));
}
