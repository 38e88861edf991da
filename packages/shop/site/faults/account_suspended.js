// The account of this customer is suspended: the shop says so, and is right.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function ask(path, notice) {
  const answer = await send(path, { lines: lines() });
  const { error, message } = await answer.json();
  console.warn(`[account] refused: ${error}: ${message}`);
  tell(message, notice);
}

export function start({ button, path, notice }) {
  insteadOfClick(button, () => ask(path, notice));
}
