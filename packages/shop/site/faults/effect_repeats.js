// An effect depends on what each drawing makes anew, and asks again and again.

import { later } from '../asks.js';
import { ANOTHER, babble } from '../babble.js';
import { api, appearing } from '../controls.js';

async function repeat({ path, times, wait }) {
  for (let drawn = 0; drawn < times; drawn += 1) {
    const answer = await fetch(api(path));
    await answer.json();
    await later(wait);
  }
}

export function start(variant) {
  if (variant.loud) babble(42, ANOTHER);
  appearing('add-').then(() => repeat(variant));
}
