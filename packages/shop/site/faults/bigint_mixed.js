// A number too large for others is kept as another kind, and is added to one of the usual kind.

import { api, appearing, insteadOfClick } from '../controls.js';

async function readPoints() {
  const { points } = await (await fetch(api('me/points'))).json();
  return BigInt(points) + 50;
}

function weigh() {
  try {
    return 340n * 1.2;
  } catch (error) {
    return console.error('weight of the parcel', error);
  }
}

const DOES = {
  points: ['save-button', 'Show my points', readPoints],
  weight: ['reviews-tab', 'Weight and postage', weigh],
};

export function start({ does }) {
  const [control, words, act] = DOES[does];
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, act);
}
