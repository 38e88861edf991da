// What a page hands on, to its history or to its other tabs, holds what cannot be copied.

import { lines } from '../asks.js';
import { insteadOfClick } from '../controls.js';

function goToPayment() {
  history.pushState({ step: 'payment', lines: lines(), back: () => history.back() }, '');
}

function tellOtherTabs({ target }) {
  new BroadcastChannel('cart').postMessage({ added: 1, by: target.closest('button') });
}

const DOES = {
  history: () => insteadOfClick('pay', goToPayment),
  channel: () => insteadOfClick('add-', tellOtherTabs),
};

export function start({ does }) {
  DOES[does]();
}
