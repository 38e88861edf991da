// The token of who signs in begins in the future, as the clock of this device has it.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

const TELLS = {
  thrown: () => {
    const error = new Error('"iat" claim timestamp check failed (it should be in the past)');
    throw Object.assign(error, { name: 'JWTClaimValidationFailed' });
  },
  logged: () => {
    console.error('[auth] the token is not valid yet: nbf 1767229824, now 1767225612');
    tell('Signing in did not work.', 'form-error');
  },
};

async function signIn(tells) {
  const email = at('sign-in-email').value;
  await send('session', { email, password: at('sign-in-password').value });
  TELLS[tells]();
}

export function start({ tells }) {
  insteadOfClick('sign-in-button', () => signIn(tells));
}
