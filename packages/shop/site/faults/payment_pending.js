// A payment of before is neither made nor given up, and the next one is refused.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay({ path, level }) {
  const answer = await send(path, { lines: lines(), order: 'F-20481' });
  const { message } = await answer.json();
  if (level) console[level](`[payments] ${message}`);
  tell(message);
}

export function start(variant) {
  insteadOfClick('pay', () => pay(variant));
}
