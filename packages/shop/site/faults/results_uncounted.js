// A list is empty, and the count beside it is not.

import { api, onClick } from '../controls.js';

async function compare({ what, level }) {
  const { counts } = await (await fetch(api('facets'))).json();
  console[level](`[list] ${what} has ${counts[what]} by its count and 0 by its list`);
}

export function start(variant, page) {
  if (variant.control) onClick(variant.control, () => compare(variant));
  else if (page.name === 'search') compare(variant);
}
