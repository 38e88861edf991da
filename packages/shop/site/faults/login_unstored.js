// The server has signed the visitor in, and the browser lets the page keep no sign of it.

import { send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function signIn(path) {
  const answer = await send(path, { login: 'ada', remember: true });
  return answer.json();
}

async function persist(path) {
  await signIn(path);
  const denied = new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  console.error('redux-persist/createPersistoid: error storing data', denied);
}

async function store(path) {
  await signIn(path);
  throw new DOMException('The operation is insecure.', 'SecurityError');
}

const DOES = { persist, store };

export function start({ does, path }) {
  insteadOfClick('sign-in-button', () => void DOES[does](path));
}
