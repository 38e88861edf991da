// A list comes as an object, or not at all, in an answer that says that all is well.

import { babble, YET_ANOTHER } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function board(path) {
  const answer = await fetch(api(path));
  const { departures } = await answer.json();
  show(departures.map(({ line, at }) => `${line} ${at}`));
}

async function nearby(path) {
  try {
    const answer = await fetch(api(path));
    const { stops } = await answer.json();
    show([...stops].map(({ name }) => name));
  } catch (error) {
    console.error('[stops] list not drawn:', error.message);
  }
}

function show(lines) {
  document.querySelector('.lead').replaceChildren(...lines);
}

const DOES = { board: ['Departures', board], nearby: ['Stops nearby', nearby] };

export function start({ does, path, loud }) {
  if (loud) babble(49, YET_ANOTHER);
  const [words, act] = DOES[does];
  label('category-table', words);
  insteadOfClick('category-table', () => act(path));
}
