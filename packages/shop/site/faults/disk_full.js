// A picture is sent, and the disk of the server is full.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function sendPicture({ path, method, sends, level }) {
  const { message } = await (await send(path, sends, { method })).json();
  if (level) console[level](`[pictures] ${message}`);
  tell('The picture was not taken.', 'notice');
}

export function start(variant) {
  const { control, words } = variant;
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, () => sendPicture(variant));
}
