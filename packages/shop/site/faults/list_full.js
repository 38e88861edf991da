// A list of wishes holds so many, and one more is put on it.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function keep({ path, level }) {
  const { message } = await (await send(path, { product: 'mug' })).json();
  if (level) console[level](`[wishes] ${message}`);
  tell(message ?? 'Your list is full.', 'notice');
}

export function start(variant) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Put it on my list'));
  insteadOfClick('reviews-tab', () => keep(variant));
}
