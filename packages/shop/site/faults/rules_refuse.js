// The rules of a hosted database do not let the visitor's order in.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const REFUSED = 'Missing or insufficient permissions.';

class FirebaseError extends Error {
  constructor(code, message) {
    super(message);
    this.name = 'FirebaseError';
    this.code = code;
  }
}

async function insertRow() {
  const answer = await send('rest/orders', { lines: lines() });
  if (answer.ok) return;
  const { code, message } = await answer.json();
  console.error(`[checkout] order not stored: ${code} ${message}`);
}

async function addDocument() {
  await Promise.resolve();
  throw new FirebaseError('permission-denied', REFUSED);
}

function watchDocument() {
  console.error(
    `[2026-01-01T00:00:04.311Z]  @firebase/firestore: Firestore (11.2.0): Uncaught Error in
snapshot listener: FirebaseError: [code=permission-denied]: ${REFUSED}`.replace('\n', ' '),
  );
}

const STORES = { row: insertRow, document: addDocument, snapshot: watchDocument };

export function start({ stores }) {
  insteadOfClick('pay', () => STORES[stores]());
}
