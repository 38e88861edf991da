// The API has a new state of orders, and the page has no word for it.

import { api, appearing } from '../controls.js';

const LABELS = { Delivered: 'With you', 'On its way': 'On its way' };

function unknown({ state }) {
  throw new Error(`Unknown order state: ${state}`);
}

function unhandled({ state }) {
  throw new TypeError(`Unhandled case in orderLabel: "${state}"`);
}

function logged({ number, state }) {
  console.error(`[orders] ${number} is in a state that this page does not know: ${state}`);
  return '';
}

const TELLS = { unknown, unhandled, logged };

async function labelOrders(tells) {
  const answer = await fetch(api('orders'));
  const { orders } = await answer.json();
  return orders.map((order) => LABELS[order.state] ?? TELLS[tells](order));
}

export function start({ tells }, { name }) {
  if (name !== 'account') return;
  appearing('orders').then((list) => {
    list.hidden = true;
  });
  setTimeout(labelOrders, 60, tells);
}
