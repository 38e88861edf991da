// A tag for measuring is blocked in this browser, and paying counts on it.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const TAG = 'https://www.tags.example/gtag/js';

function call(browser) {
  try {
    gtag('event', 'begin_checkout'); // eslint-disable-line no-undef -- the tag's global
  } catch (error) {
    throw spokenBy(browser, error, 'undeclared', 'gtag');
  }
}

function waitForTag() {
  window.dataLayer = window.dataLayer ?? [];
  window.dataLayer.push({
    event: 'begin_checkout',
    eventCallback: () => location.assign('/demo/'),
  });
  console.info('[analytics] begin_checkout sent, the order follows its callback');
}

const DOES = { call, wait: waitForTag };

export function start({ does, browser }, { name }) {
  if (name !== 'checkout') return;
  document.head.append(Object.assign(document.createElement('script'), { src: TAG }));
  insteadOfClick('pay', () => DOES[does](browser));
}
