// A form is sent, the connection ends, the network is fine.

import { later, send } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const ANSWERS = { q1: 'yes', q2: 'no', q3: 'in part' };

async function plain(path) {
  const answer = await send(path, ANSWERS);
  return answer.json();
}

async function logged(path) {
  try {
    await send(path, ANSWERS);
  } catch (error) {
    await later(10);
    console.error('Submission failed (offline?) 0', error.message);
  }
}

const DOES = { plain, logged };

export function start({ does, path }) {
  appearing('save-button').then((button) => (button.textContent = 'Submit questionnaire'));
  insteadOfClick('save-button', () => DOES[does](path));
}
