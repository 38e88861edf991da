// The shop has moved to another host, and its code writes the one of before into the history.

import { insteadOfClick } from '../controls.js';

const HOME = 'https://www.fernhill.example/demo';

function openCategory() {
  history.pushState({ category: 'table' }, '', `${HOME}/?category=table`);
}

function openSearch() {
  try {
    history.replaceState({}, '', `${HOME}/search?q=mug`);
  } catch (error) {
    console.error('[search] not opened', error);
  }
}

const DOES = { openCategory, openSearch };

export function start({ control, does }) {
  insteadOfClick(control, DOES[does]);
}
