// Signing in by another house, which does not know this shop's address or does not answer.

import { tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

class FirebaseError extends Error {
  constructor(code, message) {
    super(`Firebase: ${message} (${code}).`);
    this.name = 'FirebaseError';
    this.code = code;
  }
}

function origin() {
  console.error('[GSI_LOGGER]: The given origin is not allowed for the given client ID.');
}

function token() {
  console.error('[GSI_LOGGER]: FedCM get() rejects with NetworkError: Error retrieving a token.');
  tell('Google did not answer.', 'form-error');
}

async function domain() {
  await Promise.resolve();
  throw new FirebaseError(
    'auth/unauthorized-domain',
    'This domain is not authorized for OAuth operations for your Firebase project.',
  );
}

const FAILS = { origin, token, domain };

export function start({ fails }) {
  insteadOfClick('sign-in-button', FAILS[fails]);
}
