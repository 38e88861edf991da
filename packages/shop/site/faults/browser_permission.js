// Something beside the purchase needs a permission that the visitor's browser does not give.

import { insteadOfClick } from '../controls.js';

function findShop() {
  navigator.geolocation.getCurrentPosition(
    () => undefined,
    ({ code, message }) => console.error(`[letter] no nearest shop: ${message} (code ${code})`),
  );
}

async function pasteAddress() {
  return navigator.clipboard.readText();
}

async function watchRestock() {
  await Promise.resolve();
  throw new DOMException('Registration failed - permission denied', 'NotAllowedError');
}

const DOES = { place: findShop, paste: pasteAddress, push: watchRestock };

export function start({ does }) {
  insteadOfClick('newsletter-button', DOES[does]);
}
