// The server is of today, and its database of yesterday.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function write({ path, level }) {
  const { message } = await (await send(path, { lines: lines() })).json();
  if (level) console[level](`[${path}] ${message}`);
}

export function start(variant) {
  insteadOfClick(variant.control, () => write(variant));
}
