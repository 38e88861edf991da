// A date is written otherwise on the server than in the browser.

import { appearing } from '../controls.js';

const REACT = [
  "Hydration failed because the server rendered text didn't match the client. As a result this",
  'tree will be regenerated on the client. This can happen if a SSR-ed Client Component used:\n\n',
  "- Date formatting in a user's locale which doesn't match the server.\n\n",
  '  <ReviewCard>\n    <time>\n+     6.1.2026\n-     1/6/2026',
].join(' ');
const SVELTE = `[svelte] hydration_mismatch
Hydration failed because the initial UI does not match what was rendered on the server
https://svelte.dev/e/hydration_mismatch`;

const WORDS = {
  react: () => reportError(new Error(REACT)),
  svelte: () => console.warn(SVELTE),
};

export function start({ words }) {
  appearing('add-').then(WORDS[words]);
}
