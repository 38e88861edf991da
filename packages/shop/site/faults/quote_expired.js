// An offer is taken when it holds no more.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function ask({ path, sends, level, method }) {
  const { message } = await (await send(path, sends, { method })).json();
  if (level) console[level](`[quotes] ${message}`);
  tell(message, 'notice');
}

export function start(variant) {
  const { control, words } = variant;
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, () => ask(variant));
}
