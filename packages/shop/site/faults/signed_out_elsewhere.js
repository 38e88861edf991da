// Another tab has signed out; this one still shows the account, and may go on asking.

import { later } from '../asks.js';
import { api, appearing } from '../controls.js';

const AGAIN_MS = 250;

async function poll(times) {
  console.info('[account] signed out in another tab');
  for (let time = 0; time < times; time += 1) {
    await fetch(api('orders/state'));
    await later(AGAIN_MS);
  }
}

export function start({ polls }) {
  appearing('account-name').then(() => poll(polls));
}
