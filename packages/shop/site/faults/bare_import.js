// A part of the page is imported by the name of its package, as a bundler would have resolved it.

import { insteadOfClick } from '../controls.js';

async function pay(imports) {
  const part = await import(imports);
  return part.start();
}

export function start({ imports }) {
  insteadOfClick('pay', () => pay(imports));
}
