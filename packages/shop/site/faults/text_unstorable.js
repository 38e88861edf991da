// What the visitor wrote does not fit into the database, which says so.

import { send, tell } from '../asks.js';
import { at, insteadOfClick } from '../controls.js';

const TELLS = {
  logged: (message) => {
    console.error(`[account] not saved: ${message}`);
    tell('This could not be saved.', 'notice');
  },
  thrown: (message) => {
    throw new Error(message);
  },
};

async function save(tells) {
  const answer = await send('me', { city: at('city-field').value }, { method: 'PATCH' });
  const { message } = await answer.json();
  TELLS[tells](message);
}

export function start({ tells }) {
  insteadOfClick('save-button', () => save(tells));
}
