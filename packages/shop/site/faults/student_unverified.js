// A discount is for students, and what somebody sent does not show one.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function verify() {
  const answer = await send('discounts/student', { document: 'card.jpg' });
  const { status, message } = await answer.json();
  console.warn(`[student] ${status}: ${message}`);
  tell(message);
}

export function start() {
  appearing('apply-voucher').then((button) => (button.textContent = 'Verify student status'));
  insteadOfClick('apply-voucher', verify);
}
