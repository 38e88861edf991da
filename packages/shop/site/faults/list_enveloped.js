// An answer that was a list is an object around it since the last release of the server.

import { api, at, insteadOfClick } from '../controls.js';

async function mapped(path) {
  const reviews = await (await fetch(api(path))).json();
  at('reviews').replaceChildren(...reviews.map(({ text }) => text));
}

async function counted(path) {
  const page = await (await fetch(api(path))).json();
  try {
    at('reviews').textContent = `${page.data.items.length} questions`;
  } catch (error) {
    console.error('QuestionsPanel', error);
  }
}

const DOES = { mapped, counted };

export function start({ does, path }) {
  insteadOfClick('reviews-tab', () => DOES[does](path));
}
