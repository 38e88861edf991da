// Whoever pays no tax is charged tax.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const euros = (cents) => (cents / 100).toFixed(2);

async function charity(answer, level) {
  const { number, tax } = (await answer.json()).order;
  console[level](`[tax] ${number} holds ${euros(tax)} of tax, the customer is exempt`);
}

async function reverse(answer, level) {
  const { vat } = await answer.json();
  console[level](`[invoice] reverse charge for DE129274202, VAT taken: ${euros(vat)}`);
}

async function certificate(answer, level) {
  const { tax } = await answer.json();
  console[level](`[checkout] exemption EX-77 valid until 2027, tax line ${euros(tax)}, due 0.00`);
}

const DOES = { charity, reverse, certificate };

async function order({ path, level, does }) {
  await DOES[does](await send(path, { lines: lines() }), level);
  tell('Thank you for your order.');
}

export function start(variant) {
  insteadOfClick('pay', () => order(variant));
}
