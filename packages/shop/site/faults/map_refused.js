// The maps of another house refuse this shop, and lock the field whose addresses they complete.

import { appearing } from '../controls.js';
import { runAs } from '../foreign.js';

const MAPS = 'https://maps.places.example/maps/api/js';

function refusal(name) {
  const anchor = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  return [
    `Google Maps JavaScript API error: ${name}`,
    `https://developers.google.com/maps/documentation/javascript/error-messages#${anchor}`,
  ].join('\n');
}

export async function start({ refuses }, { name }) {
  if (name !== 'checkout') return;
  runAs(MAPS, `console.error(${JSON.stringify(refusal(refuses))});`);
  const street = await appearing('street');
  street.disabled = true;
  street.placeholder = 'Oops! Something went wrong.';
}
