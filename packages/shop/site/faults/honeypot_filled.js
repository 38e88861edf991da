// A form has a field for robots alone; browsers fill it in too, and some people are fast.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function write() {
  const { message } = await (await send('contact', { text: 'Hello', website: 'x' })).json();
  console.warn(`contact form: ${message}`);
  tell(message, 'notice');
}

export function start() {
  appearing('newsletter-button').then((button) => (button.textContent = 'Send us a message'));
  insteadOfClick('newsletter-button', write);
}
