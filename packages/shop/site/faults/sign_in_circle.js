// Who signs in is sent in a circle.

import { send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { hopTo } from '../hops.js';

async function proceed() {
  await send('session', { email: 'ada.sample@example.com', password: 'slow-mornings' });
  try {
    await fetch(api('auth/continue'));
  } catch (error) {
    console.error('login failed', error.message);
  }
}

/** The account sends to the sign-in, which sends whoever is signed in to the account. */
function guard(page) {
  if (page.name !== 'account') return undefined;
  hopTo('/demo/sign-in?redirect_uri=%2Fdemo%2Faccount');
  return new Promise(() => undefined);
}

export function start({ does }, page) {
  if (does === 'guard') return guard(page);
  return insteadOfClick('sign-in-button', proceed);
}
