// A page asks another house where a place is; its own policy does not let it.

import { tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const REVERSE = 'https://nominatim.places.example/reverse?lat=54.1&lon=12.1&format=json';
const FEATURES = 'https://lz4.overpass.example/api/interpreter?data=node';

async function reverse() {
  await appearing('add-');
  try {
    await fetch(REVERSE);
  } catch (error) {
    console.error('Failed to fetch reverse geocoding data:', error);
  }
}

async function query() {
  try {
    await fetch(FEATURES);
  } catch {
    tell('Çewtiyek çêbû. Ji kerema xwe dîsa biceribîne.', 'notice');
  }
}

function features() {
  label('reviews-tab', 'What is here?');
  insteadOfClick('reviews-tab', query);
}

const DOES = { reverse, features };

export function start({ does }) {
  void DOES[does]();
}
