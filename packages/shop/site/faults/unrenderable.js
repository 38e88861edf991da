// A part of the page draws an object where a framework draws only text: the page goes white.

import { insteadOfClick } from '../controls.js';

const KEYS = 'object with keys {amount, currency}';
const ARGS = encodeURIComponent(KEYS);
const SAYS = {
  react:
    `Objects are not valid as a React child (found: ${KEYS}).` +
    ' If you meant to render a collection of children, use an array instead.',
  minified:
    `Minified React error #31; visit https://react.dev/errors/31?args[]=${ARGS} for the full` +
    ' message or use the non-minified dev environment for full errors and additional helpful' +
    ' warnings.',
};

function throwOnInvalidObjectType(says) {
  document.querySelector('main').replaceChildren();
  throw new Error(SAYS[says]);
}

export function start({ says }) {
  insteadOfClick('add-', () => throwOnInvalidObjectType(says));
}
