// A customer may not see what is their own: a scope or a role is missing.

import { tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function logged(path) {
  const answer = await fetch(api(path));
  const { errors } = await answer.json();
  console.error(`Could not load purchases (${answer.status}): ${errors}`);
}

async function shown(path) {
  const answer = await fetch(api(path));
  if (!answer.ok) tell('Bu belgeyi görüntüleyemezsiniz.', 'notice');
}

const DOES = { logged, shown };

export function start({ does, path, words }) {
  appearing('save-button').then((button) => (button.textContent = words));
  insteadOfClick('save-button', () => DOES[does](path));
}
