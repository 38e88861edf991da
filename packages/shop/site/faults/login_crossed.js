// Signing in is asked of another host, which does not allow it to this one.

import { api, insteadOfClick } from '../controls.js';
import { request } from '../xhr.js';

function elsewhere(path) {
  const address = new URL(api(path));
  address.hostname = address.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return address.href;
}

const BODY = { username: 'ada', remember: true };

const thrown = (path) =>
  fetch(elsewhere(path), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(BODY),
  });

async function logged(path) {
  try {
    await request('POST', elsewhere(path), BODY);
  } catch (error) {
    console.error('Login failed', error.code, error.message);
  }
}

const DOES = { thrown, logged };

export function start({ does, path }) {
  insteadOfClick('sign-in-button', () => DOES[does](path));
}
