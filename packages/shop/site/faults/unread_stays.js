// All notices are read, and the server goes on counting them.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function markAllRead() {
  const answer = await send('me/notices', { read: 'all' }, { method: 'PATCH' });
  if (!answer.ok) return console.error('markAllRead failed', answer.status);
  const { unread } = await (await fetch(api('me/notices'))).json();
  tell(`${unread} new`, 'notice');
  return console.warn(`[notices] ${unread} unread after all were read`);
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Mark all as read'));
  insteadOfClick('save-button', markAllRead);
}
