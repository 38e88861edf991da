// A review is found helpful by somebody whose vote does not count.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function vote() {
  const { message } = await (await send('reviews/r-3/votes', { helpful: true })).json();
  console.info(`[reviews] ${message}`);
  tell(message, 'notice');
}

export function start() {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'This was helpful'));
  insteadOfClick('reviews-tab', vote);
}
