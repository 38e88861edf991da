// More is sold than there is, and the stock goes below nothing.

import { lines, send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

async function deduct(answer, level) {
  const { nummer, bestand } = await answer.json();
  console[level](`[Lager] Bestand Becher nach Bestellung ${nummer}: ${bestand}`);
}

async function compare(answer, level) {
  const { verfuegbar, verkauft } = await answer.json();
  const rest = verfuegbar - verkauft;
  console[level](`[Bestand] Becher: ${verfuegbar} verfügbar, ${verkauft} verkauft, Rest ${rest}`);
}

async function accept(answer, level) {
  const { nummer, frei } = await answer.json();
  console[level](`[Lager] ${nummer} angenommen, obwohl nur ${frei} von 2 Bechern frei waren`);
}

const DOES = { deduct, compare, accept };

async function order({ path, reads, level, does }) {
  const answer = await send(path, { lines: lines() });
  await DOES[does](reads ? await fetch(api(reads)) : answer, level);
  tell('Vielen Dank für die Bestellung.');
}

export function start(variant) {
  insteadOfClick('pay', () => order(variant));
}
