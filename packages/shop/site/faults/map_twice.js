// A map of the shops is drawn by a library that wants a place which has none yet.

import { appearing, at, insteadOfClick } from '../controls.js';

class LeafletMap {
  constructor(place) {
    if (!place) throw new Error('Map container not found.');
    if (place.leafletId) throw new Error('Map container is already initialized.');
    place.leafletId = 1;
  }
}

function drawTwice() {
  const place = at('newsletter-button');
  return [new LeafletMap(place), new LeafletMap(place)];
}

async function drawNowhere() {
  return new LeafletMap(at('shops-map'));
}

const DOES = { twice: drawTwice, nowhere: drawNowhere };

export function start({ does }) {
  appearing('newsletter-button').then((button) => (button.textContent = 'Show shops on a map'));
  insteadOfClick('newsletter-button', DOES[does]);
}
