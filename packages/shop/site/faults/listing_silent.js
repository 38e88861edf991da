// Whoever offers something for sale presses, and the page tells its console alone why not.

import { ONE_MORE, babble } from '../babble.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const SCHEMAS = new Map([['unit', {}]]);

function next() {
  try {
    if (!SCHEMAS.has(undefined)) throw new Error('no schema for listingType undefined');
  } catch (error) {
    console.error(`[create-listing] ${error.message}`);
  }
}

function publish() {
  console.error('ListingTemplate 8812 could not be published', { state: 'unpublished', market: 1 });
}

const DOES = { next: ['Create listing', next], publish: ['Publish listing', publish] };

export function start({ does, loud }) {
  if (loud) babble(49, ONE_MORE);
  const [words, act] = DOES[does];
  label('save-button', words);
  insteadOfClick('save-button', act);
}
