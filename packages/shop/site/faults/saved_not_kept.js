// Saving is answered as if all were well, and what is kept is not what was sent.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function save(field, wanted) {
  const answer = await send('me', { [field]: wanted }, { method: 'PATCH' });
  const { user } = await answer.json();
  tell('Saved.', 'notice');
  if (user[field] === wanted) return;
  const kept = `${field} is ${user[field]}, not ${wanted}`;
  console.warn(`[account] PATCH /api/me answered ${answer.status}, but ${kept}`);
}

export function start({ field, wanted }) {
  insteadOfClick('save-button', () => save(field, wanted));
}
