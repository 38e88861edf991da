// A browser of a telephone lets only workers make notifications, and the page makes one itself.

import { appearing, insteadOfClick } from '../controls.js';

const ONLY_WORKERS =
  "Failed to construct 'Notification': Illegal constructor. " +
  'Use ServiceWorkerRegistration.showNotification() instead.';

class TelephoneNotification {
  constructor() {
    throw new TypeError(ONLY_WORKERS);
  }
}

function notify() {
  return new TelephoneNotification('You will be told.');
}

function tryTo() {
  try {
    notify();
  } catch (error) {
    console.error('[alerts]', error);
  }
}

export function start({ control, words, caught }) {
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, caught ? tryTo : notify);
}
