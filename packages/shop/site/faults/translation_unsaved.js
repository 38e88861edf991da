// Whoever translates writes, saves, and nothing is kept; the page tells its console alone.

import { AND_ANOTHER, babble } from '../babble.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const drafts = new Map();

function segment() {
  console.error('Could not save translation. Please create a translation file first.', { slot: 2 });
}

function page() {
  try {
    if (!drafts.has(41)) throw new Error('no draft is open');
  } catch (error) {
    console.error(`Failed to save page 41: ${error.message}`);
  }
}

const DOES = { segment: ['Save segment', segment], page: ['Save page', page] };

export function start({ does, loud }) {
  if (loud) babble(49, AND_ANOTHER);
  const [words, act] = DOES[does];
  label('save-button', words);
  insteadOfClick('save-button', act);
}
