// A menu that opens calls what opens it, until the browser stops both.

import { insteadOfClick } from '../controls.js';

function openMenu() {
  closeOthers();
}

function closeOthers() {
  openMenu();
}

function trapFocus(element) {
  keepInside(element);
}

function keepInside(element) {
  trapFocus(element);
}

const DOES = {
  menu: () => insteadOfClick('category-', openMenu),
  trap: () => insteadOfClick('cart-link', ({ target }) => trapFocus(target)),
};

export function start({ does }) {
  DOES[does]();
}
