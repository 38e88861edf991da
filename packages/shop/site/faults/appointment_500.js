// The server fails when a table is booked.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function quiet(path) {
  const answer = await send(path, { party: 2, slot: '2026-02-14T19:30' });
  if (!answer.ok) tell('Rezervacija ni uspela. Poskusite pozneje.');
}

async function logged(path) {
  const answer = await send(path, { party: 4, slot: '2026-02-14T20:00' });
  if (answer.ok) return;
  console.error(`failed to book reservation, status code: ${answer.status}`);
}

const DOES = { quiet, logged };

export function start({ does, path }) {
  appearing('pay').then((button) => (button.textContent = 'Book table'));
  insteadOfClick('pay', () => DOES[does](path));
}
