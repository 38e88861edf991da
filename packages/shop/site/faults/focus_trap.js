// A dialog keeps the focus inside, and has nothing that could have it.

import { appearing, insteadOfClick } from '../controls.js';

class FocusTrap {
  constructor(nodes) {
    this.nodes = nodes;
  }

  activate() {
    if (this.nodes.length) return this.nodes[0].focus();
    const wanted = 'at least one container with at least one tabbable node in it at all times';
    throw new Error(`Your focus-trap must have ${wanted}`);
  }
}

async function activateFocusTrap(nodes) {
  if (nodes.length) return nodes[0].focus();
  throw new Error("You can't have a focus-trap without at least one focusable element");
}

const DOES = {
  photos: () => {
    appearing('reviews-tab').then((tab) => (tab.textContent = 'All photos'));
    insteadOfClick('reviews-tab', () => new FocusTrap([]).activate());
  },
  address: () => {
    appearing('save-button').then((button) => (button.textContent = 'Change address'));
    insteadOfClick('save-button', () => activateFocusTrap([]));
  },
};

export function start({ does }) {
  DOES[does]();
}
