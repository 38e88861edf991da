// A version of the API is shut down, and this page still asks it.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay(path) {
  const answer = await send(path, { lines: lines() });
  const { message } = await answer.json();
  console.error(`[checkout] ${answer.status}: ${message}`);
}

export function start({ path }) {
  insteadOfClick('pay', () => pay(path));
}
