// A summary takes long, and one page does not wait for it.

import { ANOTHER, babble } from '../babble.js';
import { api, at, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

const PATIENCE_MS = 5000;

async function waits(path) {
  at('save-button').setAttribute('aria-busy', 'true');
  const answer = await fetch(api(path));
  const { trips } = await answer.json();
  at('save-button').removeAttribute('aria-busy');
  at('account-name').textContent = `${trips} trips`;
}

async function givesUp(path) {
  try {
    await request('GET', api(path), undefined, PATIENCE_MS);
  } catch (error) {
    console.error(`[report] ${error.message}`);
  }
}

const DOES = { waits, 'gives-up': givesUp };

export function start({ does, path, loud }) {
  if (loud) babble(35, ANOTHER);
  label('save-button', 'Show report');
  insteadOfClick('save-button', () => DOES[does](path));
}
