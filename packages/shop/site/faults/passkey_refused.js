// The browser asks for a passkey, and the visitor sends its window away or lets it wait.

import { later, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const ASKED_MS = 600;
const WORDS =
  'The operation either timed out or was not allowed. See: https://www.w3.org/TR/webauthn-2/';

async function askForKey() {
  await later(ASKED_MS);
  throw new DOMException(WORDS, 'NotAllowedError');
}

async function told() {
  try {
    await askForKey();
  } catch ({ name, message }) {
    console.warn(`[passkey] ${name}: ${message}`);
    tell('No passkey was used. You can sign in with your password.', 'form-error');
  }
}

const WAYS = { thrown: askForKey, told };

export function start({ tells }) {
  insteadOfClick('sign-in-button', () => WAYS[tells]());
}
