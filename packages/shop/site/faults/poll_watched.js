// A page that watches whether something is new asks without a pause, or ever more often.

import { later } from '../asks.js';
import { api, appearing } from '../controls.js';

const MOST = 80;

async function watch(path) {
  for (let offset = 0; offset < MOST / 2; offset += 1) {
    await fetch(api(`${path}?offset=${offset}`));
    await fetch(api(`polls/settings/app?time=${offset}`));
    await later(10);
  }
}

/** Each answer leaves one more timer that asks. */
async function grow(path) {
  let clients = 1;
  for (let asked = 0; asked < MOST; asked += clients) {
    await Promise.all(Array.from({ length: clients }, () => fetch(api(path))));
    clients += 1;
    console.debug(`[features] ${clients} clients poll`);
    await later(60);
  }
}

const DOES = { watch, grow };

export function start({ does, path }) {
  appearing('add-').then(() => DOES[does](path));
}
