// Signing in by another house: what it sends back does not belong to what this page has kept.

import { later, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const AWAY_MS = 300;

const TELLS = {
  thrown: () => {
    throw new Error('Invalid state');
  },
  logged: () => console.error('[sign-in] `state` does not match (invalid_token)'),
};

async function comeBack(tells) {
  tell('Signing you in …', 'form-error');
  await later(AWAY_MS);
  console.info('[sign-in] back from accounts.example, handling the callback');
  TELLS[tells]();
}

export function start({ tells }) {
  insteadOfClick('sign-in-button', () => comeBack(tells));
}
