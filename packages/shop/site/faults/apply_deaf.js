// A button to apply is there, and nothing listens to it.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

export function start({ control, words }) {
  label(control, words);
  insteadOfClick(control);
}
