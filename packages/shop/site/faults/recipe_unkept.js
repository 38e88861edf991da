// The browser lets the page keep nothing: a recipe that was marked is not.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function driver() {
  throw new Error('No available storage method found.');
}

function insecure() {
  const error = new DOMException('The operation is insecure.', 'SecurityError');
  console.warn(`[favourites] not kept: ${error.name}: ${error.message}`);
}

const DOES = { driver, insecure };

export function start({ does }) {
  label('reviews-tab', 'Save this recipe');
  insteadOfClick('reviews-tab', () => void DOES[does]());
}
