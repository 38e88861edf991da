// An order is made from a list of forty rows, and the server takes none of them.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const ROWS = 40;

async function importList() {
  const answer = await send('orders/import', { name: 'order.xlsx', rows: ROWS });
  const { imported, errors } = await answer.json();
  for (const { row, column, message } of errors) {
    console.warn(`[import] order.xlsx, row ${row}, ${column}: ${message}`);
  }
  if (errors.length === 0) console.warn(`[import] order.xlsx: ${imported} of ${ROWS} rows taken`);
  tell('Your list was not imported.', 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Order from a list'));
  insteadOfClick('save-button', importList);
}
