// The page computes an amount that is no number, and the API refuses what becomes of it.

import { api, insteadOfClick } from '../controls.js';

function dueAmount() {
  const lines = [{ price: 2400, count: 1 }];
  return lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
}

async function charge(amount) {
  const answer = await fetch(api('payments'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ amount }),
  });
  if (!answer.ok) throw new Error(`payment request failed: ${answer.status}`);
}

const DOES = {
  throw: () => charge(dueAmount()),
  log: () => charge(dueAmount()).catch((error) => console.error('[payment]', error.message)),
  aware: () => {
    const amount = dueAmount();
    console.warn(`[checkout] amount due: ${amount}`);
    return charge(amount);
  },
};

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
