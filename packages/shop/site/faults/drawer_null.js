// A drawer is looked up by a name that the new layout no longer has.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function toggle() {
  const drawer = document.querySelector('.sidenav-topics');
  drawer.classList.toggle('is-open');
}

function guarded() {
  try {
    toggle();
  } catch (error) {
    console.error('[drawer] could not be toggled', error);
  }
}

const DOES = { thrown: toggle, guarded };

export function start({ does }) {
  label('category-table', 'Topics');
  insteadOfClick('category-table', DOES[does]);
}
