// The browser lets the page keep nothing: how somebody looks at it is forgotten.

import { appearing, insteadOfClick } from '../controls.js';

const DENIED = "Failed to read the 'localStorage' property from 'Window'";

function local() {
  Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException(`${DENIED}: Access is denied for this document.`, 'SecurityError');
    },
  });
  window.localStorage.setItem('shop.view', 'list');
}

function base() {
  const why = 'A mutation operation was attempted on a database that did not allow mutations.';
  const error = new DOMException(why, 'InvalidStateError');
  console.warn(`[views] IndexedDB cannot be opened: ${error.name}: ${error.message}`);
}

const DOES = { local, base };

export function start({ does }) {
  appearing('reviews-tab').then((button) => (button.textContent = 'Remember this view'));
  insteadOfClick('reviews-tab', DOES[does]);
}
