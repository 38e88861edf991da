// The book of addresses is full, and one more is written into it.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function ask({ path, sends, level, method }) {
  const { message } = await (await send(path, sends, { method })).json();
  if (level) console[level](`[addresses] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  const { control, words } = variant;
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, () => ask(variant));
}
