// An order needs a day of delivery, and the server offers none that could be chosen.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

async function pay() {
  const { days } = await (await fetch(api('delivery/days'))).json();
  const today = new Date().toISOString().slice(0, 10);
  const free = days.filter(({ day, open }) => open && day >= today);
  if (free.length > 0) return;
  const last = days.at(-1).day;
  const words = `${free.length} of ${days.length} days can be chosen (the last is ${last})`;
  console.error(`[delivery] ${words}, the order is not sent`);
  tell('Please choose a day for the delivery.');
}

export function start() {
  insteadOfClick('pay', pay);
}
