// A delivered order is to be returned, for a reason that the shop itself offers, and is refused.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function askToReturn() {
  const { reasons } = await (await fetch(api('returns/reasons'))).json();
  const lines = [{ id: 'teapot', quantity: 1, reason: reasons[0].code }];
  const answer = await send('orders/F-19833/returns', { lines });
  const { message } = await answer.json();
  console.error(`[returns] F-19833, state Delivered: ${message}`);
  tell('Your return could not be requested.', 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Return F-19833'));
  insteadOfClick('save-button', askToReturn);
}
