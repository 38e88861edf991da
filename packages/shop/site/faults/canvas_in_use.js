// A chart is drawn a second time on the canvas of the first.

import { appearing, insteadOfClick } from '../controls.js';

const ID = '0';

class Chart {
  static onCanvas = new Set([ID]);

  constructor(id) {
    if (!Chart.onCanvas.has(id)) return;
    const rest = `must be destroyed before the canvas with ID 'chart' can be reused.`;
    throw new Error(`Canvas is already in use. Chart with ID '${id}' ${rest}`);
  }
}

function draw() {
  return new Chart(ID);
}

function tryTo() {
  try {
    draw();
  } catch (error) {
    console.error('[prices]', error);
  }
}

export function start({ control, words, caught }) {
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, caught ? tryTo : draw);
}
