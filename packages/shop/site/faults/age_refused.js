// Something is sold to adults alone, and the check of the birthday says no.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay() {
  const answer = await send('age', { day: 23, month: 4 });
  const { message } = await answer.json();
  console.error('Age check', { ok: false, message });
  tell('Your date of birth was not accepted.');
}

export function start() {
  insteadOfClick('pay', pay);
}
