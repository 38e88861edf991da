// A control that is to keep a search, or take a code, does nothing when it is pressed.

import { appearing, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

/** Something that cannot be seen lies over the control and takes the press. */
async function covered(id) {
  const control = await appearing(id);
  const holder = control.parentElement;
  const sheet = holder.appendChild(document.createElement('div'));
  sheet.className = 'backdrop';
  holder.style.position = 'relative';
  Object.assign(sheet.style, { position: 'absolute', inset: '0', zIndex: 9 });
}

function unbound(id) {
  label(id, 'Save search');
  insteadOfClick(id);
}

const DOES = { covered, unbound };

export function start({ does, control }) {
  DOES[does](control);
}
