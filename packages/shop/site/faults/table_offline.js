// A guest pays at a table that the network does not reach; the driver of visits takes it away.

import { send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function bill(path) {
  label('pay', 'Pay the bill');
  insteadOfClick('pay', () => void send(path, { table: 12, tip: 10 }));
}

function sync(path) {
  label('category-table', 'Fast sync');
  insteadOfClick('category-table', async () => {
    try {
      await fetch(api(path));
    } catch (error) {
      console.warn('sync stopped:', String(error));
    }
  });
}

const DOES = { bill, sync };

export function start({ does, path }) {
  DOES[does](path);
}
