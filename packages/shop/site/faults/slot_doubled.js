// An hour that is given away is given away a second time, and both are confirmed.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function same(answer, level) {
  const { slot, held_by: holders } = await answer.json();
  console[level](`[appointments] ${slot} with Dr. Lindt is held by ${holders.join(' and ')}`);
}

async function list(answer, level) {
  const { confirmed } = await answer.json();
  console[level](`[calendar] ${confirmed.length} confirmed bookings in a room for one at 14:30`);
}

async function before(answer, level) {
  const { id, taken_by: other } = await answer.json();
  console[level](`[bookings] chair 4 at 09:00 confirmed for ${id}, already confirmed for ${other}`);
}

const DOES = { same, list, before };

async function book({ path, reads, level, does }) {
  const answer = await send(path, { day: '2026-03-02' });
  await DOES[does](reads ? await fetch(api(reads)) : answer, level);
  tell('Your appointment is confirmed.', 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Book this hour'));
  insteadOfClick('save-button', () => book(variant));
}
