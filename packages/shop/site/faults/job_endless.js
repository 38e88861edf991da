// A report is made by a worker that never says it is done, and the page stops asking.

import { later, send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

const TIMES = 3;
const PAUSE_MS = 40;

async function make({ path, job, level }) {
  await send(path, { year: 2026 });
  tell('One moment, please.', 'notice');
  for (let time = 1; ; time += 1) {
    const { status } = await (await fetch(api(`${path}/${job}`))).json();
    if (time < TIMES) await later(PAUSE_MS);
    else return console[level](`[report] ${job} is still ${status} after ${TIMES} looks`);
  }
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Report of my year'));
  insteadOfClick('save-button', () => make(variant));
}
