// A service worker answers a bundle of an older release, which lacks what the page imports of it.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const BUNDLE = '/demo/assets/cart-5d10.js';
const NAME = 'formatPrice';

async function loadCart(browser) {
  await Promise.resolve();
  const words = `The requested module '${BUNDLE}' does not provide an export named '${NAME}'`;
  throw spokenBy(browser, new SyntaxError(words), 'unexported', BUNDLE, NAME);
}

export function start({ browser }) {
  console.info('[sw] 14 files answered from precache 2.3.9');
  insteadOfClick('add-', () => loadCart(browser));
}
