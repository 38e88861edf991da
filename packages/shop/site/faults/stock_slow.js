// What is in store, or who is served, takes many seconds to be listed.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

async function stock(path) {
  tell('ஏற்றுகிறது…', 'notice');
  await request('GET', api(path));
  tell('', 'notice');
}

async function entities(path) {
  const begun = performance.now();
  await fetch(api(path));
  console.warn(`[perf] ${path}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

const DOES = { stock: ['Low in stock', stock], entities: ['Connected services', entities] };

export function start({ does, path }) {
  const [words, act] = DOES[does];
  label('reviews-tab', words);
  insteadOfClick('reviews-tab', () => act(path));
}
