// Whoever signs in has two carts, and the server makes one of them.

import { lines, send } from '../asks.js';

async function merge() {
  return send('cart/merge', { lines: lines() });
}

async function count() {
  const { guest, kept, lines: all } = await (await merge()).json();
  console.warn(`[cart] the merge of ${guest} and ${kept} has ${all} lines`);
}

async function fail() {
  const answer = await merge();
  console.error('mergeCarts', answer.status);
}

const DOES = { count, fail };

export function start({ does }, page) {
  if (page.name === 'account') DOES[does]();
}
