// The search engine behind the API cannot search, and the page writes down what it said.

import { later } from '../asks.js';

const ANSWERED_MS = 400;

export function start({ level, words }, { name }) {
  if (name === 'search') later(ANSWERED_MS).then(() => console[level](`[search] engine: ${words}`));
}
