// The payment provider's script does not load, and Pay counts on it.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const LIBRARY = 'https://js.payments.example/v3/';

function openSheet(browser) {
  try {
    return PaymentSheet.open(); // eslint-disable-line no-undef -- the provider's global
  } catch (error) {
    throw spokenBy(browser, error, 'undeclared', 'PaymentSheet');
  }
}

function openIfThere() {
  if (window.PaymentSheet) return window.PaymentSheet.open();
  console.error('[payment] the payment form is not available right now');
}

const DOES = { open: openSheet, look: openIfThere };

export function start({ does, browser }, { name }) {
  if (name !== 'checkout') return;
  document.head.append(Object.assign(document.createElement('script'), { src: LIBRARY }));
  insteadOfClick('pay', () => DOES[does](browser));
}
