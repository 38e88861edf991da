// A client repeats what the server refuses for the moment, without an end and without a pause.

import { later } from '../asks.js';
import { api, appearing } from '../controls.js';

async function again(path, times, wait, told) {
  for (let tried = 1; tried <= times; tried += 1) {
    const answer = await fetch(api(path));
    if (answer.ok) return;
    if (told) console.debug(`[query] observations: attempt ${tried} gave ${answer.status}`);
    await later(wait);
  }
}

export function start({ path, times, wait, told }) {
  appearing('add-').then(() => again(path, times, wait, told));
}
