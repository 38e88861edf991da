// A browser of some years ago: it lacks what the page's code takes for granted.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

function groupLines() {
  return Object.groupBy([{ id: 'mug' }], ({ id }) => id);
}

function copyCart(browser) {
  try {
    return structuredClone({ lines: [] });
  } catch (error) {
    throw spokenBy(browser, error, 'undeclared', 'structuredClone');
  }
}

const LACKS = { groupBy: Object, structuredClone: window };
const USES = { groupBy: groupLines, structuredClone: copyCart };

export function start({ lacks, browser }) {
  Reflect.deleteProperty(LACKS[lacks], lacks);
  insteadOfClick('add-', () => USES[lacks](browser));
}
