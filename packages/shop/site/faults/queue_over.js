// Many wait for a sale, and the turn of this one is over.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay({ path, level }) {
  const answer = await send(path, { lines: lines(), turn: 'q-9931' });
  const { message } = await answer.json();
  if (level) console[level](`[queue] ${message}`);
  tell(message);
}

export function start(variant) {
  insteadOfClick('pay', () => pay(variant));
}
