// What the server drew and what the page expects differ, in the words of the frameworks.

import { appearing, insteadOfClick } from '../controls.js';

const WORDS = {
  react: () =>
    reportError(
      new Error(
        'Hydration failed because the initial UI does not match what was rendered on the server.',
      ),
    ),
  'react-minified': () =>
    reportError(new Error('Minified React error #418; visit https://react.dev/errors/418')),
  vue: () => console.error('Hydration completed but contains mismatches.'),
};

export function start({ words, dead }) {
  appearing('add-').then(WORDS[words]);
  if (dead) insteadOfClick('add-');
}
