// The address wants a country, and there is none to choose from.

import { tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

const READS = {
  list: async (answer) => {
    const { countries } = await answer.json();
    console.warn(`[address] /api/countries has ${countries.length} countries to choose from`);
  },
  status: async ({ status }) => console.error(`[address] no countries: ${status}`),
};

export function start({ reads }) {
  appearing('pay').then(async () => READS[reads](await fetch(api('countries'))));
  insteadOfClick('pay', () => tell('Please choose a country.'));
}
