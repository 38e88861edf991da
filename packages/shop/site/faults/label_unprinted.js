// A label for sending something back is asked for, and none can be made.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function print(quiet) {
  const { message } = await (await send('labels/F-20107', {})).json();
  if (!quiet) console.error(`[returns] label for F-20107: ${message}`);
  tell('The label cannot be printed.', 'notice');
}

export function start({ quiet }) {
  appearing('save-button').then((button) => (button.textContent = 'Print return label'));
  insteadOfClick('save-button', () => print(quiet));
}
