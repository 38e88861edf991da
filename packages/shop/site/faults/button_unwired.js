// A button that nothing listens to.

import { appearing, insteadOfClick } from '../controls.js';

export function start({ control, words }) {
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control);
}
