// Somebody writes on in a conversation that the shop has closed.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function reply(quiet) {
  const { message } = await (await send('threads/t-17/replies', { text: 'Thanks' })).json();
  if (!quiet) console.warn(`[messages] ${message}`);
  tell(message, 'notice');
}

export function start({ quiet }) {
  appearing('save-button').then((button) => (button.textContent = 'Send reply'));
  insteadOfClick('save-button', () => reply(quiet));
}
