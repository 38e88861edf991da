// After a soft navigation nobody listens to a button any more.

import { insteadOfClick } from '../controls.js';

export function start({ control }) {
  insteadOfClick(control);
}
