// The categories take a list apart that is not there.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

/** A hook of a newer version of a library, which gives back no list any more. */
function useCategory() {}

function chooseCategory(browser) {
  try {
    const [category] = useCategory();
    return category;
  } catch (error) {
    throw spokenBy(browser, error, 'unlisted', 'useCategory()', 'category');
  }
}

export function start({ browser }) {
  insteadOfClick('category-', () => chooseCategory(browser));
}
