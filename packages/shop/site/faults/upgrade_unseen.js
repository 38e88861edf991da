// A better plan is paid for, and what it unlocks stays locked.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function upgrade(asks) {
  const { payment } = await (await send('me/plan/payments', { plan: 'premium' })).json();
  console.info(`[plan] premium ${payment.status}: ${payment.id}`);
  const answer = await fetch(api(asks));
  const { plan, message } = await answer.json();
  if (answer.ok) console.warn(`[plan] after ${payment.id} the plan is still ${plan}`);
  else console.error(`[plan] after ${payment.id} still locked: ${message}`);
  tell('Go premium to see this.', 'notice');
}

export function start({ asks }) {
  appearing('save-button').then((button) => (button.textContent = 'Go premium'));
  insteadOfClick('save-button', () => upgrade(asks));
}
