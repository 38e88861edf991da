// Whoever goes on quickly from one month or day to the next is shown one that was passed.

import { tell } from '../asks.js';
import { AND_ANOTHER, babble } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const FIRST = '2026-01';
let chosen = '';

async function month(name, path) {
  if (chosen !== FIRST) void fetch(api(`${path}/totals`));
  const answer = await fetch(api(`${path}/${name}`));
  const { rows, period } = await answer.json();
  tell(`${chosen}: ${rows.length} transactions of ${period}`, 'notice');
}

async function day(name, path) {
  const answer = await fetch(api(`${path}/${name}`));
  const { stops, date } = await answer.json();
  document.querySelector('.lead').textContent = `${date}: ${stops.join(', ')}`;
  if (date !== chosen) console.warn(`[details] ${chosen} is chosen, the stops are of ${date}`);
}

const DOES = {
  month: [month, FIRST, '2026-02'],
  day: [day, '2026-06-28', '2026-06-29'],
};

export function start({ does, path, loud }) {
  if (loud) babble(35, AND_ANOTHER);
  const [act, ...names] = DOES[does];
  ['category-table', 'category-all'].forEach((id, index) => {
    label(id, names[index]);
    insteadOfClick(id, () => {
      chosen = names[index];
      void act(chosen, path);
    });
  });
}
