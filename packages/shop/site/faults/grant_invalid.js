// Whoever answers a quiz is signed out meanwhile, and the session cannot be renewed.

import { send, tell } from '../asks.js';
import { AND_ANOTHER, babble } from '../babble.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const renew = () => send('oauth/token', { grant_type: 'refresh_token', client_id: 'web' });

async function quiz(path) {
  const answer = await send(path, { question: 7, choice: 'c' });
  if (answer.status !== 401) return;
  const renewed = await renew();
  if (!renewed.ok) tell('Сеанс завершён. Войдите снова.', 'notice');
}

async function attempt(path) {
  const answer = await send(path, { question: 2, text: 'a heron' }, { method: 'PUT' });
  if (answer.status !== 401) return;
  const { error } = await (await renew()).json();
  console.warn(`[oidc] silent renew failed: ${error}`);
}

const DOES = { quiz, attempt };

export function start({ does, path, loud }) {
  if (loud) babble(42, AND_ANOTHER);
  label('save-button', 'Submit answer');
  insteadOfClick('save-button', () => DOES[does](path));
}
