// Failures that a handler takes and only writes down: the visitor sees nothing.

import { insteadOfClick } from '../controls.js';

class OrderLocked extends Error {
  constructor(number) {
    super(`order ${number} is locked by another tab`);
    this.name = 'OrderLocked';
  }
}

async function lockOrder() {
  await Promise.resolve();
  throw new OrderLocked('F-20481');
}

async function saveOrder(write) {
  try {
    await lockOrder();
  } catch (error) {
    write(error);
  }
}

const WRITES = {
  error: (error) => console.error('[checkout] the order could not be saved', error),
  text: (error) => console.error(`[checkout] order not saved: ${error.message}`),
  format: (error) => console.error('[checkout] saving %s failed: %o', 'order', error),
};

export function start({ write }) {
  insteadOfClick('pay', () => saveOrder(WRITES[write]));
}
