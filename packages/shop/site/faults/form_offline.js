// A form is sent where there is no signal; the driver of visits takes the connection away.

import { send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function lost(path) {
  label('pay', 'Add place');
  insteadOfClick('pay', () => send(path, { type: 'plum', lat: 64.1, lng: -21.9 }));
}

function told(path) {
  insteadOfClick('category-table', async () => {
    try {
      await fetch(api(path));
    } catch (error) {
      console.warn(`[types] not loaded: ${error}`);
      tell('Engin nettenging.', 'notice');
    }
  });
}

const DOES = { lost, told };

export function start({ does, path }) {
  DOES[does](path);
}
