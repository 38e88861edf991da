// The account makes the newest invoice ready for download, and the server has none to give.

import { api, appearing } from '../controls.js';
import { tell } from '../asks.js';

async function fetchInvoice() {
  const answer = await fetch(api('orders/F-19833/invoice'));
  const { size } = await answer.blob();
  const found = answer.ok ? `has ${size} bytes` : `answered ${answer.status}`;
  console.error(`[invoice] GET /api/orders/F-19833/invoice ${found}`);
  tell('Your invoice cannot be shown.', 'notice');
}

export function start() {
  appearing('order-F-19833').then(fetchInvoice);
}
