// Signing in waits for a lock that another part of the page holds and never lets go.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const PATIENCE_MS = 400;
const forever = () => new Promise(() => undefined);

async function wait(lock) {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const open = () => send('session', {});
  await navigator.locks.request(lock, { signal }, open).catch(() => {
    const words = `lock "${lock}" timed out waiting ${PATIENCE_MS}ms`;
    throw new Error(`Acquiring an exclusive Navigator LockManager ${words}`);
  });
}

async function tryOnce(lock) {
  await navigator.locks.request(lock, { ifAvailable: true }, async (held) => {
    if (held) return send('session', {});
    console.warn(`[auth] ${lock} is locked by an earlier refresh, sign-in was not sent`);
    tell('Signing in did not work. Please try again.', 'notice');
    return null;
  });
}

const DOES = { wait, tryOnce };

export function start({ lock, does }) {
  navigator.locks.request(lock, forever);
  insteadOfClick('sign-in-button', () => DOES[does](lock));
}
