// What the server drew is not what the page draws, as younger frameworks say it.

import { appearing } from '../controls.js';

const SAYS = {
  svelte: () => console.warn('https://svelte.dev/e/hydration_mismatch'),
  lit: () =>
    reportError(new Error('Hydration value mismatch: Unexpected TemplateResult rendered to part')),
};

export function start({ says }) {
  appearing('add-').then(SAYS[says]);
}
