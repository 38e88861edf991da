// A field for an address is given a cursor, which fields of that kind do not have.

import { appearing, at, onClick } from '../controls.js';

function moveCursor({ target }) {
  target.setSelectionRange(target.value.length, target.value.length);
}

function mask() {
  appearing('sign-up-email').then((field) => field.addEventListener('input', moveCursor));
}

function tidy() {
  onClick('newsletter-button', () => {
    try {
      at('newsletter-email').selectionStart = 0;
    } catch (error) {
      console.error('[forms] cursor not set', error);
    }
  });
}

const DOES = { mask, tidy };

export function start({ does }) {
  DOES[does]();
}
