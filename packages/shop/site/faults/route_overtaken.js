// Whoever goes on quickly from one thing to the next is shown the one that was left.

import { tell } from '../asks.js';
import { ONE_MORE, babble } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const NAMES = { route: ['tides', 'moorings'], card: ['7', '9'] };
let chosen = '';

async function route(name, path) {
  const { slug, body } = await (await fetch(api(`${path}/${name}`))).json();
  document.querySelector('.lead').textContent = body;
  if (slug !== chosen) console.warn(`router: at /${chosen}, but ${slug} was rendered last`);
}

async function card(number, path) {
  if (number === NAMES.card[1]) void fetch(api(`${path}/holds`));
  const { owner, loans } = await (await fetch(api(`${path}/${number}`))).json();
  tell(`Card ${chosen}: ${loans.length} loans of card ${owner}`, 'notice');
}

const DOES = { route, card };

export function start({ does, path, loud }) {
  if (loud) babble(35, ONE_MORE);
  ['category-table', 'category-all'].forEach((id, index) => {
    const name = NAMES[does][index];
    label(id, does === 'card' ? `Card ${name}` : name);
    insteadOfClick(id, () => {
      chosen = name;
      void DOES[does](name, path);
    });
  });
}
