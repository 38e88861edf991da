// A parcel goes to a pickup point, and the carrier's list of them does not come, or holds none.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

async function choosePoint() {
  const answer = await fetch(api('pickup-points?postcode=00000'));
  if (!answer.ok) console.error(`[delivery] pickup points: ${answer.status}`);
  else if ((await answer.json()).points.length === 0) console.warn('[delivery] 0 pickup points');
  tell('Please choose a pickup point.');
}

export function start() {
  insteadOfClick('pay', choosePoint);
}
