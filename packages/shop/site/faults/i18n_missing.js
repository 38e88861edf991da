// A text is missing in one language, and the code that fills it in has nothing to fill.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const TEXTS = { en: { cart: { added: '{name} is in your cart' } }, 'en-IE': { cart: {} } };

function addedText(browser, name) {
  const { cart } = TEXTS['en-IE'];
  try {
    return cart.added.replace('{name}', name);
  } catch (error) {
    throw spokenBy(browser, error, 'undefined', 'cart.added', 'replace');
  }
}

function sayAdded(browser, name) {
  console.warn('[i18next] missingKey en-IE translation cart.added');
  return addedText(browser, name);
}

const DOES = {
  'missing-key': (browser, name) => sayAdded(browser, name),
  silent: (browser, name) => addedText(browser, name),
};

export function start({ does, browser }) {
  insteadOfClick('add-', ({ target }) =>
    DOES[does](browser, target.closest('button').dataset.testid),
  );
}
