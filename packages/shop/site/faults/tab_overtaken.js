// A tab that is slow to come fills the one that was opened after it.

import { tell } from '../asks.js';
import { babble, YET_ANOTHER } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

let open = '';

async function noted(tab, path) {
  const answer = await fetch(api(`${path}/${tab}`));
  const { cards } = await answer.json();
  show(cards);
  if (tab !== open) console.warn(`[tabs] cards of "${tab}" came late and stand in "${open}"`);
}

async function headed(tab, path) {
  if (tab === 'suggested') void fetch(api(`${path}/counts`));
  const answer = await fetch(api(`${path}/${tab}`));
  const { cards } = await answer.json();
  show(cards);
  tell(`${open}: ${cards.length} of ${tab}`, 'notice');
}

function show(cards) {
  document.querySelector('.lead').replaceChildren(...cards.map(({ title }) => title));
}

const DOES = { noted, headed };
const TABS = { 'category-table': 'suggested', 'category-all': 'starred' };

export function start({ does, path, loud }) {
  if (loud) babble(35, YET_ANOTHER);
  for (const [id, tab] of Object.entries(TABS)) {
    label(id, tab);
    insteadOfClick(id, () => {
      open = tab;
      void DOES[does](tab, path);
    });
  }
}
