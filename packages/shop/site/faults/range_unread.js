// The range of prices is written as a shop of another country writes it, and is not read.

import { babble, YET_ANOTHER } from '../babble.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const LOWEST = '4,50';

function facets() {
  if (Number.isNaN(Number(LOWEST)))
    console.error(`[facets] price range "${LOWEST}" could not be read, filter left out`);
}

function slider() {
  try {
    throw new Error("noUiSlider: 'range' contains non-numeric value.");
  } catch (error) {
    console.error(error);
  }
}

const DOES = { facets, slider };

export function start({ does, loud }) {
  if (loud) babble(42, YET_ANOTHER);
  label('category-table', 'Filter by price');
  insteadOfClick('category-table', DOES[does]);
}
