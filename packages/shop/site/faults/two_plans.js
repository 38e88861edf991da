// A better plan is bought, and the money is taken for more than that.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function active() {
  await send('me/plans/plus', {});
  const plans = (await (await fetch(api('me/plans'))).json()).active;
  const others = plans.filter((plan) => plan !== 'plus');
  console.warn(`[plan] plus was bought, and ${others} is charged as well`);
  tell('You have plus.', 'notice');
}

async function payments() {
  const taken = (await (await send('me/plans/plus', {})).json()).payments;
  console.error(`[plan] plus was charged ${taken.length} times: ${taken}`);
  tell('You have plus.', 'notice');
}

const DOES = { active, payments };

export function start({ does }) {
  appearing('save-button').then((button) => (button.textContent = 'Upgrade to plus'));
  insteadOfClick('save-button', DOES[does]);
}
