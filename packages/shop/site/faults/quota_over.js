// A hosted database takes no more for today, because its plan is used up.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

class FirebaseError extends Error {
  constructor(code, message) {
    super(message);
    this.name = 'FirebaseError';
    this.code = code;
  }
}

const TELLS = {
  thrown: (message) => {
    throw new FirebaseError('resource-exhausted', message);
  },
  backoff: (message) => {
    const by = '[2026-01-01T00:00:02.118Z]  @firebase/firestore: Firestore (10.9.0):';
    console.error(`${by} FirebaseError: [code=resource-exhausted]: ${message}`);
    console.warn(`${by} Using maximum backoff delay to prevent overloading the backend.`);
  },
};

async function pay(tells) {
  const answer = await send('checkout', { lines: lines() });
  const { error } = await answer.json();
  TELLS[tells](error.message);
}

export function start({ tells }) {
  insteadOfClick('pay', () => pay(tells));
}
