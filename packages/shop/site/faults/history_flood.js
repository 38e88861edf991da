// The page writes its address again and again, until the browser refuses to hear of it.

import { insteadOfClick } from '../controls.js';

const MOST = 100;
const REFUSED = {
  safari: `Attempt to use history.replaceState() more than ${MOST} times per 30 seconds`,
  firefox: 'The operation is insecure.',
};

function refuse(browser) {
  if (browser === 'firefox')
    console.warn('Too many calls to Location or History APIs within a short timeframe.');
  throw new DOMException(REFUSED[browser], 'SecurityError');
}

function syncAddress(browser, category) {
  for (let times = 0; times < MOST; times += 1)
    history.replaceState(history.state, '', `?category=${category}`);
  refuse(browser);
}

export function start({ browser }) {
  insteadOfClick('category-', ({ target }) => syncAddress(browser, target.dataset.category));
}
