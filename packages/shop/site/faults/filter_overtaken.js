// The answer to the filter before comes last, and wins.

import { api, insteadOfClick } from '../controls.js';

let chosen = '';

async function list(path, filter, says) {
  chosen = filter;
  const answer = await fetch(api(`${path}/${filter}`));
  await answer.json();
  if (says && chosen !== filter)
    console.warn(`[listing] drew "${filter}" although "${chosen}" is selected`);
}

export function start({ path, says }) {
  insteadOfClick('category-table', () => list(path, 'table', says));
  insteadOfClick('category-all', () => list(path, 'all', says));
}
