// An effect runs again whenever it has set what it depends on: one call becomes dozens.

import { later } from '../asks.js';
import { api, appearing } from '../controls.js';

async function again({ path, times, wait }) {
  for (let run = 0; run < times; run += 1) {
    const answer = await fetch(api(path));
    await answer.text();
    await later(wait);
  }
}

export function start(variant) {
  appearing('cart-link').then(() => again(variant));
}
