// Who may not archive a thread is offered to.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function silent(path) {
  await send(path, { archived: true }, { method: 'PATCH' });
}

async function toast(path) {
  const answer = await send(path, { pinned: true });
  if (!answer.ok) tell('Anda tidak dibenarkan menyemat perbincangan.', 'notice');
}

const DOES = { silent, toast };

export function start({ does, path }) {
  label('save-button', does === 'toast' ? 'Pin thread' : 'Archive thread');
  insteadOfClick('save-button', () => DOES[does](path));
}
