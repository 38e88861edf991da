// A flag takes an element off the page; code that counts on it stops, and Pay stays unbound.

import { appearing, insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const PROMO = '#promo-banner';

function bindPromo(browser) {
  try {
    document.querySelector(PROMO).addEventListener('click', () => undefined);
  } catch (error) {
    const of = `document.querySelector('${PROMO}')`;
    throw spokenBy(browser, error, 'null', of, 'addEventListener');
  }
}

export async function start({ browser }, { name }) {
  if (name !== 'checkout') return;
  insteadOfClick('pay');
  appearing('pay').then(() => {
    console.info('[flags] promo-banner off, new-summary on');
    setTimeout(() => bindPromo(browser));
  });
}
