// Messages of the shop need a key of the sender; a template's word stands there, or an older key.

import { appearing, insteadOfClick } from '../controls.js';

const OLDER =
  'Registration failed - A subscription with a different applicationServerKey ' +
  '(or gcm_sender_id) already exists; to change the applicationServerKey, unsubscribe then ' +
  'resubscribe.';

async function decode() {
  return Uint8Array.from(atob('YOUR_PUBLIC-KEY'), (letter) => letter.charCodeAt(0));
}

async function subscribe() {
  const error = new DOMException(OLDER, 'InvalidStateError');
  console.error('Unable to subscribe to push', error);
}

const DOES = { decode, subscribe };

export function start({ does }) {
  appearing('newsletter-button').then((button) => (button.textContent = 'Turn messages on'));
  insteadOfClick('newsletter-button', DOES[does]);
}
