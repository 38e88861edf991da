// Somebody gets the letter already and asks for it once more: the shop says so, and is right.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

async function subscribe() {
  const answer = await send('newsletter', { email: at('newsletter-email').value });
  const { title, message = title } = await answer.json();
  console.warn(`[letter] not subscribed: ${message}`);
  tell('You get our letter already.', 'notice');
}

export function start() {
  insteadOfClick('newsletter-button', subscribe);
}
