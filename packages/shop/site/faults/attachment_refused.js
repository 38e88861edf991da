// A message to the shop, and the server wants another attachment, or one at all.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function write(file) {
  const attachments = file ? [file] : [];
  const { error } = await (await send('messages', { text: 'A mug broke', attachments })).json();
  console.error('Failed to send the message:', error);
  tell('Your message could not be sent.', 'notice');
}

export function start({ file }) {
  appearing('newsletter-button').then((button) => (button.textContent = 'Send message'));
  insteadOfClick('newsletter-button', () => write(file));
}
