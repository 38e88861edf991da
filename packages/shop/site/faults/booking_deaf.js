// A button to book is drawn without what it should open, and does nothing.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

export function start({ control, words }) {
  label(control, words);
  insteadOfClick(control);
}
