// A part of a whole is ordered, and the server keeps whole numbers.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function linen({ path, level }) {
  const { quantity } = await (await send(path, { cut: 'linen', quantity: 1.5 })).json();
  console[level](`[order] 1.5 m of linen asked for, ${quantity} m ordered and charged`);
}

async function tea({ path, level }) {
  const { kilos, price } = await (await send(path, { tea: 'green', kilos: 0.4 })).json();
  console[level](`[receipt] 0.4 kg of tea became ${kilos} kg, price ${price.toFixed(2)}`);
}

const DOES = { linen, tea };

async function order(variant) {
  await DOES[variant.does](variant);
  tell('Thank you for your order.');
}

export function start(variant) {
  insteadOfClick('pay', () => order(variant));
}
