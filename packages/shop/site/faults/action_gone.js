// The page sends an order by an action that the server of a newer deployment does not have.

import { lines, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const ACTION = '7f3a0c51d2e84b96';

class UnrecognizedActionError extends Error {
  constructor() {
    super(`Server Action "${ACTION}" was not found on the server.`);
    this.name = 'UnrecognizedActionError';
  }
}

async function act() {
  const { ok } = await fetch(location.href, {
    method: 'POST',
    headers: { 'Next-Action': ACTION, 'Content-Type': 'application/json' },
    body: JSON.stringify([{ lines: lines() }]),
  });
  if (!ok) throw new UnrecognizedActionError();
}

function log() {
  console.error(
    `Failed to find Server Action "${ACTION}". ` +
      'This request might be from an older or newer deployment.',
  );
  tell('An unexpected error has occurred.');
}

const DOES = { throw: act, log: () => act().catch(log) };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
