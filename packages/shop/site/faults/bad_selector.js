// The target of a button is a route, and is used as if it were the id of an element.

import { insteadOfClick } from '../controls.js';

const TARGET = '#/cart';

function ofChrome() {
  document.querySelector(TARGET).hidden = false;
}

function ofFirefox() {
  const words = `Document.querySelector: '${TARGET}' is not a valid selector`;
  throw new DOMException(words, 'SyntaxError');
}

function ofJquery() {
  throw new Error(`Syntax error, unrecognized expression: ${TARGET}`);
}

const OPENS = { chrome: ofChrome, firefox: ofFirefox, jquery: ofJquery };

export function start({ says }) {
  insteadOfClick('add-', () => OPENS[says]());
}
