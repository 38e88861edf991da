// Whoever has forgotten a password asks for a new one, and the server fails.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function plain(path) {
  const answer = await send(path, { username: 'guest@example.com' });
  if (!answer.ok) tell('Er ging iets mis. Probeer het later opnieuw.', 'form-error');
}

async function thunk(path) {
  const answer = await send(path, { email: 'guest@example.com' });
  if (answer.ok) return;
  const { message } = await answer.json();
  console.error('auth/requestReset/rejected', { status: answer.status, message });
}

const DOES = { plain, thunk };

export function start({ does, path }) {
  label('sign-in-button', 'Send reset link');
  insteadOfClick('sign-in-button', () => DOES[does](path));
}
