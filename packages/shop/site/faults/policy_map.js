// The page's policy keeps away a map and a list of points that help who fills in an address.

import { tell } from '../asks.js';
import { appearing } from '../controls.js';

function map() {
  const script = document.createElement('script');
  script.src = 'https://maps.places.example/api/js?libraries=places&v=weekly';
  script.onerror = () => console.error('<PlacesProvider> could not load the Maps JavaScript API');
  document.head.append(script);
}

async function points() {
  try {
    await fetch('https://points.parcel.example/v2/nearby?postcode=00000');
  } catch {
    tell('Pickup points cannot be shown.', 'notice');
  }
}

const DOES = { map, points };

export function start({ does }) {
  appearing('street').then(DOES[does]);
}
