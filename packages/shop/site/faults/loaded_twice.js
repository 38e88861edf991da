// A template and a tag manager both load the script of the buttons: the second time it breaks.

import { insteadOfClick } from '../controls.js';
import { throwIn } from '../foreign.js';

const PAGES = ['catalogue', 'product'];

class AddButton extends HTMLElement {}

function defineTwice() {
  customElements.define('add-button', AddButton);
  customElements.define('add-button', class extends AddButton {});
}

function declareTwice(says) {
  const file = new URL('../assets/cart-buttons-2c41.js', import.meta.url).href;
  throwIn(file, Object.assign(new SyntaxError(says), { stack: '' }));
}

export function start({ says }, { name }) {
  if (!PAGES.includes(name)) return;
  setTimeout(says ? declareTwice : defineTwice, 0, says);
  insteadOfClick('add-');
}
