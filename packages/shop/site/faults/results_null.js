// Nothing found is null, and the page goes through a list.

import { api, appearing, insteadOfClick } from '../controls.js';

async function thrown(path) {
  const answer = await fetch(api(path));
  const { results } = await answer.json();
  return results.map(({ name }) => name);
}

async function caught(path) {
  const answer = await fetch(api(path));
  const { user_models: models } = await answer.json();
  try {
    return models.length;
  } catch (error) {
    console.error('listModels()', error.message);
  }
}

const DOES = { thrown, caught };

export function start({ does, path, control, words }) {
  if (words) appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, () => DOES[does](path));
}
