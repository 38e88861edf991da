// Somebody orders for a firm, for more than they may.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay({ path, level }) {
  const answer = await send(path, { lines: lines(), for: 'the office' });
  const { message } = await answer.json();
  if (level) console[level](`[checkout] ${message}`);
  tell(message);
}

export function start(variant) {
  insteadOfClick('pay', () => pay(variant));
}
