// Each letter asks, and whatever is answered last is shown.

import { api, appearing } from '../controls.js';

async function announced(path, field) {
  const asked = field.value;
  const answer = await fetch(api(`${path}/${asked}`));
  const { people } = await answer.json();
  show(people);
  status(field).textContent = `${people.length} results for ${asked}`;
}

/** What is read aloud to whoever does not see the list. */
function status(field) {
  const found = field.form.querySelector('[aria-live]');
  if (found) return found;
  const made = document.createElement('small');
  made.setAttribute('aria-live', 'assertive');
  field.form.append(made);
  return made;
}

async function noted(path, field) {
  const asked = field.value;
  const answer = await fetch(api(`${path}/${asked}`));
  const { terms } = await answer.json();
  show(terms);
  if (asked !== field.value)
    console.warn(`[complete] terms for "${asked}" drawn over those of "${field.value}"`);
}

function show(words) {
  document.getElementById('suggestions').replaceChildren(...words);
}

const DOES = { announced, noted };
const FEWEST = 2;

export async function start({ does, path }) {
  const field = await appearing('search-field');
  field.addEventListener('input', () => {
    if (field.value.length >= FEWEST) void DOES[does](path, field);
  });
}
