// A name, or a review, has letters in it that a list of bad words has too.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function ask({ path, sends, level, method }) {
  const { message } = await (await send(path, sends, { method })).json();
  if (level) console[level](`[words] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  const { control, words } = variant;
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, () => ask(variant));
}
