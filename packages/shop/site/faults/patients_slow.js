// A list takes many seconds, since the server looks up each line of it.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function spins(path) {
  const rows = document.getElementById('reviews');
  rows.hidden = false;
  rows.replaceChildren('…');
  const { results } = await (await fetch(api(path))).json();
  rows.replaceChildren(`${results.length} patients`);
}

async function measured(path) {
  const begun = performance.now();
  tell('Inapakia…', 'notice');
  await fetch(api(path));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.warn(`[perf] roster ready after ${seconds} s, budget 2 s`);
  tell('', 'notice');
}

const DOES = { spins, measured };

export function start({ does, path }) {
  label('reviews-tab', 'Patients');
  insteadOfClick('reviews-tab', () => DOES[does](path));
}
