// The number of a person is checked as if it were that of a firm.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay({ path, level }) {
  const answer = await send(path, { lines: lines(), document: '529.982.247-25' });
  const { message } = await answer.json();
  if (level) console[level](`[checkout] ${message}`);
  tell(message);
}

export function start(variant) {
  insteadOfClick('pay', () => pay(variant));
}
