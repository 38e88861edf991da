// The server does not know which theme was chosen, and draws another button than the page.

import { appearing } from '../controls.js';

function svelte() {
  console.warn(
    '%c[svelte] hydration_mismatch\n%cHydration failed because the initial UI does not match ' +
      'what was rendered on the server\nhttps://svelte.dev/e/hydration_mismatch',
    'font-weight: bold',
    'font-weight: normal',
  );
}

function angular() {
  const words = 'During hydration Angular expected <svg> but found a comment node.';
  const error = new Error(`NG0500: ${words}\n\nAngular expected this DOM:\n\n  <svg>…</svg>`);
  console.error('ERROR', error);
}

const DOES = { svelte, angular };

export function start({ does }) {
  appearing('brand').then(DOES[does]);
}
