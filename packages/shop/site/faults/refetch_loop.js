// A hook asks again at once whenever it was refused.

import { later } from '../asks.js';
import { babble } from '../babble.js';
import { api, appearing } from '../controls.js';

async function revalidate({ path, times, wait }) {
  for (let tried = 0; tried < times; tried += 1) {
    await fetch(api(path));
    await later(wait);
  }
}

export function start(variant) {
  if (variant.loud) babble(32);
  appearing('reviews-tab').then(() => revalidate(variant));
}
