// Where the visitor is has to be known for the shops nearby, and who knows it answers no more.

import { tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function findShops() {
  const { status } = await (await fetch(api('geocode?place=00000'))).json();
  console.error(`Geocoder failed: ${status}`);
  tell('There is no shop near you.', 'notice');
}

export function start() {
  appearing('newsletter-button').then((button) => (button.textContent = 'Find shops near me'));
  insteadOfClick('newsletter-button', findShops);
}
