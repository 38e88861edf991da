// A translator has wrapped the page's words, and the code that drew them looks for its own nodes.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

/** Wrap the words of a control as translators in browsers do; return the node that was there. */
function translate(control) {
  const words = control.firstChild;
  const font = document.createElement('font');
  font.style.verticalAlign = 'inherit';
  words.replaceWith(font);
  font.append(words);
  return words;
}

function removeWords(control, words, browser) {
  try {
    control.removeChild(words);
  } catch (error) {
    if (browser === 'chrome') throw error;
    throw spokenBy(browser, Object.assign(new Error(), { name: 'NotFoundError' }), 'removed');
  }
}

function insertBeforeWords(control, words) {
  control.insertBefore(document.createElement('b'), words);
}

const DOES = { remove: removeWords, insert: insertBeforeWords };

export function start({ does, browser }) {
  insteadOfClick('add-', ({ target }) => {
    const control = target.closest('button');
    DOES[does](control, translate(control), browser);
  });
}
