// The shop is to be kept for times without a connection; its worker is not where it should be.

import { appearing, insteadOfClick } from '../controls.js';

const WORKER = new URL('../sw.js', import.meta.url).href;

async function keep() {
  await navigator.serviceWorker.register(WORKER, { scope: '/demo/' });
}

export function start() {
  appearing('newsletter-button').then((button) => (button.textContent = 'Keep for offline'));
  insteadOfClick('newsletter-button', keep);
}
