// Somebody was made approver of a team; what the session may do is still what it was before.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function approve() {
  const { role } = await (await fetch(api('team/me'))).json();
  const answer = await send('team/approvals/F-20107', { approved: true });
  const { message } = await answer.json();
  console.error(`[team] ${role} may not approve F-20107: ${message}`);
  tell('You may not approve this order.', 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Approve F-20107'));
  insteadOfClick('save-button', approve);
}
