// A page moves from one view to the next, and the next comes before the movement is over.

import { onClick } from '../controls.js';

const view = () => document.startViewTransition(() => undefined);
const mark = () => document.body.dataset.moved = 'yes';

function hurry() {
  const first = view();
  first.ready.then(mark);
  first.skipTransition();
}

async function watch() {
  const first = view();
  view();
  await first.ready.catch((error) => console.warn(`[motion] ${error.name}: ${error.message}`));
}

const DOES = { hurry, watch };

export function start({ does }) {
  onClick('category-table', DOES[does]);
}
