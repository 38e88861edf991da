// A vote is cast where there is no network; the driver of visits takes it away.

import { send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function cast(path) {
  label('pay', 'Cast my vote');
  insteadOfClick('pay', () => send(path, { measure: 'B', choice: 'yes' }));
}

function opened(path) {
  label('category-table', 'My ballot');
  insteadOfClick('category-table', async () => {
    try {
      await fetch(api(path));
    } catch (error) {
      console.error('ballotItemsRetrieve did not answer:', error.message);
    }
  });
}

const DOES = { cast, opened };

export function start({ does, path }) {
  DOES[does](path);
}
