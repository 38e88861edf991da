// The browser's storage is full, or denied to the page.

import { insteadOfClick } from '../controls.js';

const DENIED = {
  chrome: (area) =>
    `Failed to read the '${area}' property from 'Window': Access is denied for this document.`,
  firefox: () => 'The operation is insecure.',
};

/** What Chromium lets an origin keep in one area, in characters; no browser lets it keep more. */
const QUOTA = 5 * 1024 * 1024;
const LEFT = 20;

function fill(area) {
  area.removeItem('shop.cache'); // the page before this one filled it too
  const used = Object.entries({ ...area }).join('').length;
  area.setItem('shop.cache', 'x'.repeat(QUOTA - used - 'shop.cache'.length - LEFT));
}

function keepLine(area, button) {
  area.setItem('shop.cart.next', JSON.stringify({ id: button.dataset.testid, quantity: 1 }));
}

function deny(area, browser) {
  const refused = () => {
    throw new DOMException(DENIED[browser](area), 'SecurityError');
  };
  Object.defineProperty(window, area, { configurable: true, get: refused });
}

const AREAS = { local: 'localStorage', session: 'sessionStorage' };

function startFull(area) {
  fill(window[area]);
  insteadOfClick('add-', ({ target }) => keepLine(window[area], target.closest('button')));
}

function startDenied(area, browser) {
  insteadOfClick('add-', ({ target }) => {
    deny(area, browser);
    keepLine(window[area], target.closest('button'));
  });
}

export function start({ area, browser }) {
  if (browser) startDenied(AREAS[area], browser);
  else startFull(AREAS[area]);
}
