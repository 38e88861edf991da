// Prices are written for a language or a currency that no browser knows.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

function formatPrice({ language = 'en-IE', currency = 'EUR', browser = 'chrome' }) {
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(24);
  } catch (error) {
    throw spokenBy(browser, error, 'language', language);
  }
}

export function start(what) {
  insteadOfClick('add-', () => formatPrice(what));
}
