// The store of sessions and carts on the server takes no more writes.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function write({ path, method, level, part, words }) {
  const answer = await send(path, {}, { method });
  console[level](`[${part}] ${answer.status}: ${await answer.text()}`);
  tell(words, 'notice');
}

export function start(variant) {
  insteadOfClick(variant.control, () => write(variant));
}
