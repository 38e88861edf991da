// A firm buys on account, and owes as much as it may.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay({ path, level }) {
  const answer = await send(path, { lines: lines(), pays: 'invoice' });
  const { message } = await answer.json();
  if (level) console[level](`[checkout] ${message}`);
  tell(message);
}

export function start(variant) {
  insteadOfClick('pay', () => pay(variant));
}
