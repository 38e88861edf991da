// Which times are free comes in another shape than a list, in an answer that says that all is well.

import { ONE_MORE, babble } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function errors(path) {
  const { data } = await (await fetch(api(path))).json();
  show(data.map(({ begins }) => begins));
}

async function text(path) {
  try {
    const openings = await (await fetch(api(path))).json();
    show(openings.filter(({ free }) => free).map(({ at }) => at));
  } catch (error) {
    console.error(`[booking] no openings drawn, ${error.message}`);
  }
}

function show(names) {
  document.querySelector('.hint').replaceChildren(...names);
}

const DOES = { errors, text };

export function start({ does, path, loud }) {
  if (loud) babble(49, ONE_MORE);
  label('pay', 'Choose a time');
  insteadOfClick('pay', () => void DOES[does](path));
}
