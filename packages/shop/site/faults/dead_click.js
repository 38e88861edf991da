// A control that looks alive and does nothing: its handler gone, covered, or off.

import { appearing, insteadOfClick } from '../controls.js';

/** Lay over everything what a dialog left behind when it closed. */
function cover() {
  const sheet = document.createElement('div');
  sheet.className = 'sheet';
  sheet.style.cssText = 'position: fixed; inset: 0; z-index: 9';
  document.body.append(sheet);
}

function disable(control) {
  control.setAttribute('aria-disabled', 'true');
}

const DOES = {
  detached: (control) => insteadOfClick(control),
  disabled: (control) => {
    appearing(control).then(disable);
    insteadOfClick(control);
  },
  covered: (control) => appearing(control).then(cover),
};

export function start({ does, control }) {
  DOES[does](control);
}
