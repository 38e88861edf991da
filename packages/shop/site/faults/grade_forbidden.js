// Whoever grades may not, though the page offers it.

import { send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

async function grade(path) {
  try {
    await request('PUT', api(path), { posted_grade: 80 });
  } catch ({ response }) {
    console.error(`canvas_query PUT: Forbidden (HTTP ${response.status})`);
  }
}

async function inquiry(path) {
  const answer = await send(path, { post: 'See page 2' });
  if (!answer.ok) tell('У вас недастаткова правоў.', 'notice');
}

const DOES = { grade: ['Post grade', grade], inquiry: ['Answer inquiry', inquiry] };

export function start({ does, path }) {
  const [words, act] = DOES[does];
  label('save-button', words);
  insteadOfClick('save-button', () => act(path));
}
