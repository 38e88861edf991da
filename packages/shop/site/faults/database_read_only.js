// What is to be written reaches a copy of the database that may only be read.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function write({ control, path, level }) {
  const { message } = await (await send(path, { lines: lines() })).json();
  console[level](`[shop] ${message}`);
  tell('That did not work.', control === 'pay' ? 'pay-notice' : 'notice');
}

export function start(variant) {
  insteadOfClick(variant.control, () => write(variant));
}
