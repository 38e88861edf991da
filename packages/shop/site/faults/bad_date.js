// A date that was written for people is read as if it were one for machines.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const EXPIRES = '31.12.2026, 23:59 Uhr';

function expiryOf(browser, text) {
  try {
    return new Date(text).toISOString();
  } catch (error) {
    throw spokenBy(browser, error, 'date');
  }
}

export function start({ browser }) {
  insteadOfClick('apply-voucher', () => expiryOf(browser, EXPIRES));
}
