// A round of inspection is done where the network ends; the driver of visits takes it away.

import { send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function lost(path) {
  label('pay', 'Finish round');
  insteadOfClick('pay', () => send(path, { items: 14, failed: 1 }));
}

function caught(path) {
  label('category-table', 'Next station');
  insteadOfClick('category-table', async () => {
    try {
      await fetch(api(path));
    } catch (error) {
      console.error('Could not load station', error.message);
    }
  });
}

const DOES = { lost, caught };

export function start({ does, path }) {
  DOES[does](path);
}
