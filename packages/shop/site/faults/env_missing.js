// A build without one of its variables: addresses are put together with a hole in them.

import { insteadOfClick } from '../controls.js';

async function charge(base) {
  const answer = await fetch(`/demo/${base}/payments`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ amount: 2890 }),
  });
  const { payment } = JSON.parse(await answer.text());
  return payment.status;
}

export function start({ base }) {
  insteadOfClick('pay', () => charge(base));
}
