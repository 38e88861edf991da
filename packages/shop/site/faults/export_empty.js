// The orders are saved as a file, and the file holds its heads only, or not even these.

import { api, appearing, at, insteadOfClick } from '../controls.js';

async function saveOrders() {
  const text = await (await fetch(api('orders/export?format=csv'))).text();
  const rows = text.trim().split('\n').length - 1;
  const shown = at('orders').children.length;
  if (text === '') console.warn('[export] orders.csv has 0 bytes');
  else console.warn(`[export] orders.csv has ${rows} rows, ${shown} orders are shown`);
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Save as a file'));
  insteadOfClick('save-button', saveOrders);
}
