// A value that was never there was kept as a text, and is read back as if it were JSON.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const KEY = 'shop.wishes';

function readWishes(browser) {
  const kept = localStorage.getItem(KEY);
  try {
    return JSON.parse(kept);
  } catch (error) {
    throw spokenBy(browser, error, 'kept', kept);
  }
}

function addToWishes(browser, id) {
  const wishes = readWishes(browser);
  localStorage.setItem(KEY, JSON.stringify([...wishes, id]));
}

export function start({ browser }) {
  localStorage.setItem(KEY, undefined);
  insteadOfClick('add-', ({ target }) =>
    addToWishes(browser, target.closest('button').dataset.testid),
  );
}
