// There is an account with this e-mail already: the shop says so, and is right.

import { api, at, insteadOfClick } from '../controls.js';

async function signUp() {
  const answer = await fetch(api('accounts'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: at('sign-up-email').value }),
  });
  const { code, message } = await answer.json();
  console.warn(`[sign-up] refused: ${code}`);
  const notice = at('form-error') ?? at('notice');
  notice.textContent = message;
  notice.hidden = false;
}

export function start() {
  insteadOfClick('sign-up-button', signUp);
}
