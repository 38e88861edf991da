// The server renamed a field, or answers with a kind that this page does not know.

import { api, at, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const TITLES = { filters: { title: 'Filters' }, indicators: { title: 'Indicators' } };

async function renamed(path) {
  const answer = await fetch(api(path));
  const { project } = await answer.json();
  at('reviews').replaceChildren(...project.rewards.map(({ title }) => title));
}

async function boundary(path) {
  const answer = await fetch(api(path));
  const { mappings } = await answer.json();
  try {
    at('reviews').replaceChildren(...mappings.map(({ kind }) => TITLES[kind].title));
  } catch (error) {
    console.error(error);
    console.error('The above error occurred in the <MappingTable> component:');
  }
}

const DOES = { renamed, boundary };
const WORDS = { renamed: 'Rewards', boundary: 'Mappings' };

export function start({ does, path }) {
  label('reviews-tab', WORDS[does]);
  insteadOfClick('reviews-tab', () => DOES[does](path));
}
