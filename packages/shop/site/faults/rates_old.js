// The house that tells rates of exchange is away, and the shop counts with those it has.

import { api, onClick } from '../controls.js';

const francs = (answer) =>
  `[rates] provider answered ${answer.status}, prices in CHF use the rates of yesterday`;
const taux = () =>
  '[taux] service de change indisponible, les prix en CHF gardent le taux de la veille';
const SAYS = { francs, taux };

async function convert({ path, level, says }) {
  const answer = await fetch(api(path));
  if (!answer.ok) console[level](SAYS[says](answer));
}

export function start(variant) {
  onClick('category-table', () => convert(variant));
}
