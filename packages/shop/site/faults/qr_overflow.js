// A library draws a text as a square of dots, and the text is too long for it.

import { appearing, insteadOfClick } from '../controls.js';

const ROOM = 1056;

class SquareCode {
  constructor(bits) {
    if (bits > ROOM) throw new Error(`code length overflow. (${bits}>${ROOM})`);
  }
}

function draw() {
  return new SquareCode(1756);
}

function tryTo() {
  try {
    draw();
  } catch (error) {
    console.error('[codes]', error);
  }
}

export function start({ control, words, caught }) {
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, caught ? tryTo : draw);
}
