// The page checks each answer against a schema, and the API's no longer fits.

import { api, insteadOfClick } from '../controls.js';

class ZodError extends Error {
  constructor(issues) {
    super(JSON.stringify(issues, null, 2));
    this.name = 'ZodError';
  }
}

class ValiError extends Error {
  constructor({ expected, received }) {
    super(`Invalid type: Expected ${expected} but received ${received}`);
    this.name = 'ValiError';
  }
}

function issueOf(amount) {
  const received = amount === null ? 'null' : typeof amount;
  const message = received === 'undefined' ? 'Required' : `Expected number, received ${received}`;
  return {
    code: 'invalid_type',
    expected: 'number',
    received,
    path: ['payment', 'amount'],
    message,
  };
}

async function takePayment(Refusal) {
  const answer = await fetch(api('payments'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ lines: [{ id: 'mug', quantity: 1 }] }),
  });
  const { payment } = await answer.json();
  if (typeof payment.amount === 'number') return payment;
  const issue = issueOf(payment.amount);
  throw new Refusal(Refusal === ZodError ? [issue] : issue);
}

const TELLS = {
  zod: () => takePayment(ZodError),
  valibot: () => takePayment(ValiError),
  logged: () =>
    takePayment(ZodError).catch((error) => {
      console.error('[api] POST /payments: the answer does not match its schema', error);
    }),
};

export function start({ tells }) {
  insteadOfClick('pay', TELLS[tells]);
}
