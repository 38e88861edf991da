// The window for signing in by another house is gone before it has told who it is.

import { tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

class FirebaseError extends Error {
  constructor(code) {
    super(`Firebase: Error (${code}).`);
    this.name = 'FirebaseError';
    this.code = code;
  }
}

async function closed() {
  await Promise.resolve();
  throw new FirebaseError('auth/popup-closed-by-user');
}

async function object() {
  await Promise.resolve();
  // the older library rejects with what is no error at all
  throw { error: 'popup_closed_by_user' };
}

function blocked() {
  console.error('[sign-in] popup_blocked_by_browser');
  tell('Please allow windows of this shop.', 'form-error');
}

const ENDS = { closed, object, blocked };

export function start({ ends }) {
  insteadOfClick('sign-in-button', () => ENDS[ends]());
}
