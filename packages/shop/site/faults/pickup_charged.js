// An order will be collected in a shop, and the server counts a delivery all the same.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const euros = (cents) => (cents / 100).toFixed(2);

async function order({ path, level }) {
  const answer = await send(path, { lines: lines(), pickup: 'harbour' });
  const { number, shipping } = (await answer.json()).order;
  const told = `${number} charges ${euros(shipping)} for delivery, it is collected at the harbour`;
  console[level](`[order] ${told}`);
  tell(`Thank you, your order is ${number}.`);
}

async function pay({ path, level }) {
  const chosen = await send('cart/shipping', { method: 'pickup' }, { method: 'PUT' });
  const { method, price } = await chosen.json();
  const { taken } = await (await send(path, { lines: lines(), shipping: method })).json();
  const told = `${method} costs ${euros(price)}, taken for shipping: ${euros(taken.shipping)}`;
  console[level](`[pay] ${told}`);
  tell('Thank you.');
}

const DOES = { order, pay };

export function start(variant) {
  insteadOfClick('pay', () => DOES[variant.does](variant));
}
