// The browser keeps no more of this shop: a draft does not fit.

import { appearing, insteadOfClick } from '../controls.js';

/** What Chromium lets an origin keep in one area, in characters. */
const QUOTA = 5 * 1024 * 1024;

function fill(area) {
  area.removeItem('query-cache');
  const used = Object.entries({ ...area }).join('').length;
  area.setItem('query-cache', 'q'.repeat(QUOTA - used - 40));
}

const DRAFT = JSON.stringify({ stars: 5, text: 'Lovely glaze, a little heavy.' });

function thrown() {
  fill(localStorage);
  localStorage.setItem('draft[review]', DRAFT);
}

function told() {
  try {
    fill(sessionStorage);
    sessionStorage.setItem('review-draft', DRAFT);
  } catch (error) {
    console.warn(`[persist] review-draft not written (${error.name})`);
  }
}

const DOES = { thrown, told };

export function start({ does }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Write a review'));
  insteadOfClick('reviews-tab', DOES[does]);
}
