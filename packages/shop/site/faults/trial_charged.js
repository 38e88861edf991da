// A plan begins with a month for nothing, and the card is charged on its first day.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const euros = (cents) => (cents / 100).toFixed(2);

async function begin({ path, level }) {
  const { trial_days: days, charged } = await (await send(path, {})).json();
  console[level](`[plans] ${days} days of trial, charged today: ${euros(charged)}`);
  tell('Welcome to the club.', 'notice');
}

async function subscribe({ path, level }) {
  const { id, status, paid } = await (await send(path, { plan: 'club', trial: true })).json();
  console[level](`[billing] ${id} should be trialing, it is ${status} and ${euros(paid)} was paid`);
  tell('Welcome to the club.', 'notice');
}

const DOES = { begin, subscribe };

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Begin the free month'));
  insteadOfClick('save-button', () => DOES[variant.does](variant));
}
