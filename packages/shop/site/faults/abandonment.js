// An error at the last step, after which the visitor goes away.

import { spokenBy } from '../wordings.js';
import { insteadOfClick } from '../controls.js';

function chargeCard(browser) {
  const wallet = { cards: [] };
  try {
    return wallet.cards[0].token;
  } catch (error) {
    throw spokenBy(browser, error, 'undefined', 'wallet.cards[0]', 'token');
  }
}

export function start({ browser }) {
  insteadOfClick('pay', () => chargeCard(browser));
}
