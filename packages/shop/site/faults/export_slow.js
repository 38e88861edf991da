// A report is made for so long that its user gives up.

import { tell } from '../asks.js';
import { api, appearing, at, insteadOfClick } from '../controls.js';

async function late(path) {
  at('save-button').textContent = 'Preparing…';
  const answer = await fetch(api(path));
  await answer.json();
  at('save-button').textContent = 'Download';
}

async function cutOff(path) {
  try {
    await fetch(api(path), { signal: AbortSignal.timeout(3000) });
  } catch (error) {
    console.warn('[export] took too long, stopped waiting:', error.name);
    tell('Eksport trwa zbyt długo.', 'notice');
  }
}

const DOES = { late, cutOff };

export function start({ does, path }) {
  appearing('save-button').then((button) => (button.textContent = 'Export orders'));
  insteadOfClick('save-button', () => DOES[does](path));
}
