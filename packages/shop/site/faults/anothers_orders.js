// A cache in front of the API gives one customer what it keeps of another.

import { api, appearing } from '../controls.js';

const SIGNED_IN = 'c_402';

async function look(path) {
  const answer = await fetch(api(path));
  const { customer } = await answer.json();
  if (customer === SIGNED_IN) return;
  const found = `GET /api/${path} answered for customer ${customer}`;
  console.error(`[account] ${found}, signed in is ${SIGNED_IN}`);
}

export function start({ path }) {
  appearing('account-name').then(() => look(path));
}
