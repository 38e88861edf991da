// Somebody is signed in and has prices of their own, and the server counts with those of guests.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

const GROUP = 'trade';

async function read(page) {
  if (page.name !== 'account') return;
  const { group } = await (await fetch(api('me/prices'))).json();
  console.warn(`[prices] signed in as ${GROUP}, prices are for ${group}`);
}

async function ask() {
  const { group } = await (await send('prices/quote', { group: GROUP })).json();
  console.error(`price group: expected ${GROUP}, got ${group}`);
  tell('These are your prices.', 'notice');
}

const DOES = {
  read,
  ask: () => {
    appearing('save-button').then((button) => (button.textContent = 'Show my prices'));
    insteadOfClick('save-button', ask);
  },
};

export function start({ does }, page) {
  DOES[does](page);
}
