// Promises of the page's own code that are rejected, and nobody hears it.

import { spokenBy } from '../wordings.js';
import { insteadOfClick } from '../controls.js';

class OrderLocked extends Error {
  constructor(number) {
    super(`order ${number} is locked by another tab`);
    this.name = 'OrderLocked';
  }
}

async function lockOrder(reason) {
  await Promise.resolve();
  throw reason();
}

async function findAddress(browser) {
  const profile = await Promise.resolve({});
  try {
    return profile.address.country;
  } catch (error) {
    throw spokenBy(browser, error, 'undefined', 'profile.address', 'country');
  }
}

const REASONS = {
  error: () => new OrderLocked('F-20481'),
  text: () => 'order draft is locked',
  object: () => ({ code: 'E_LOCKED', retry: false }),
};

export function start({ reason, browser }) {
  insteadOfClick('pay', () => (browser ? findAddress(browser) : lockOrder(REASONS[reason])));
}
