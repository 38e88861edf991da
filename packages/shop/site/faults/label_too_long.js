// The provider of payments takes texts of some length, and the shop sends a longer one.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay({ path, level }) {
  const { message } = await (await send(path, { lines: lines() })).json();
  console[level](`[payments] ${message}`);
  tell(message);
}

export function start(variant) {
  insteadOfClick('pay', () => pay(variant));
}
