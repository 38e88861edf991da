// Whoever booked may not cancel: a permission is asked for that only staff have.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function logged(path) {
  const answer = await send(path, { reason: 'plans changed' }, { method: 'DELETE' });
  if (!answer.ok) console.error('cancelBooking failed:', (await answer.json()).message);
}

async function shown(path) {
  const answer = await send(path, {});
  if (!answer.ok) tell('Pemesanan tidak dapat dibatalkan.', 'notice');
}

const DOES = { logged, shown };

export function start({ does, path }) {
  appearing('save-button').then((button) => (button.textContent = 'Cancel my booking'));
  insteadOfClick('save-button', () => DOES[does](path));
}
