// The server fails when an order is sent.

import { lines, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { request } from '../xhr.js';

const order = (path) => request('POST', api(path), { items: lines(), payment: 'card' });

async function caught(path) {
  try {
    await order(path);
  } catch (error) {
    console.error('createOrder thunk rejected', error.message, error.code);
    tell('Something went wrong. Please try again later.');
  }
}

const DOES = { plain: order, caught };

export function start({ does, path }) {
  insteadOfClick('pay', () => DOES[does](path));
}
