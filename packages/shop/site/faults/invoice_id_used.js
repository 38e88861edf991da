// The shop gives a payment the number of an invoice that was paid before, and the provider refuses.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function capture({ path, level }) {
  const { details } = await (await send(path, {})).json();
  const [{ issue, description }] = details;
  console[level](`[paypal] capture refused: ${issue}, ${description}`);
  tell('Your payment could not be taken.');
}

async function express({ path, level }) {
  const { code, short } = await (await send(path, { lines: lines() })).json();
  console[level](`[express checkout] #${code} ${short}`);
  tell('Something went wrong with your payment.');
}

const DOES = { capture, express };

export function start(variant) {
  insteadOfClick('pay', () => DOES[variant.does](variant));
}
