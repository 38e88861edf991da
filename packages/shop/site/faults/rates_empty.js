// What sending costs comes as nothing in an answer that says that all is well.

import { lines, send } from '../asks.js';
import { AND_ANOTHER, babble } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function live(path) {
  const answer = await send(path, { items: lines() });
  const { rates } = await answer.json();
  show(rates.map(({ carrier }) => carrier));
}

async function options(path) {
  try {
    const answer = await fetch(api(path));
    const { fulfillment_options: offered } = await answer.json();
    show([offered.find(({ cheapest }) => cheapest).name]);
  } catch (error) {
    console.error('[checkout] delivery options not shown:', error.message);
  }
}

function show(names) {
  document.querySelector('.hint').replaceChildren(...names);
}

const DOES = { live, options };

export function start({ does, path, loud }) {
  if (loud) babble(49, AND_ANOTHER);
  label('pay', 'Continue to delivery');
  insteadOfClick('pay', () => void DOES[does](path));
}
