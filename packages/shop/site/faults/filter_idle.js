// A control has nobody who listens to it.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

export function start({ control, label: words }) {
  label(control, words);
  insteadOfClick(control);
}
