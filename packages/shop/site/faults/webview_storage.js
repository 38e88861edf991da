// An app's web view in which storage is switched off: the areas are null.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

function keepInStorage(area, method, browser) {
  Object.defineProperty(window, area, { configurable: true, value: null });
  try {
    window[area][method]('shop.cart', '[]');
  } catch (error) {
    throw spokenBy(browser, error, 'null', `window.${area}`, method);
  }
}

export function start({ area, method, browser }) {
  insteadOfClick('add-', () => keepInStorage(area, method, browser));
}
