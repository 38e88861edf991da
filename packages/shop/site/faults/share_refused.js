// The browser's list for sharing does not open, as browsers refuse it.

import { appearing, insteadOfClick } from '../controls.js';

const CALL = "Failed to execute 'share' on 'Navigator': ";

async function share(words, name) {
  throw new DOMException(CALL + words, name);
}

async function gesture() {
  await share('Must be handling a user gesture to perform a share request.', 'NotAllowedError');
}

async function earlier() {
  try {
    await share('An earlier share has not yet completed.', 'InvalidStateError');
  } catch (error) {
    console.error('[share]', error);
  }
}

const DOES = { gesture, earlier };

export function start({ does }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Share'));
  insteadOfClick('reviews-tab', DOES[does]);
}
