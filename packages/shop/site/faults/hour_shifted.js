// An hour is chosen for a delivery, and the server takes it for one of another time zone.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const WISH = { day: '2026-07-08', hour: '18:00', zone: 'Europe/Berlin' };

async function book() {
  const answer = await send('orders/F-20107/delivery', WISH, { method: 'PATCH' });
  const { delivery } = await answer.json();
  tell(`We come at ${delivery.hour}.`, 'notice');
  const words = `asked for ${WISH.hour}, booked is ${delivery.hour}`;
  console.warn(`[delivery] F-20107 (${delivery.zone}): ${words}`);
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Deliver at 18:00'));
  insteadOfClick('save-button', book);
}
