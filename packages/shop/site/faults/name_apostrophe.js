// A name with an apostrophe is no name to the form.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const NAME = "O'Shea-Quill";
const LETTERS = /^[A-Za-z ]+$/;

function page() {
  if (!LETTERS.test(NAME)) tell('Tá carachtair neamhbhailí sa sloinne (O’).', 'form-error');
}

async function server(path) {
  const answer = await send(path, { firstName: 'Ada', lastName: NAME });
  if (answer.status !== 422) return;
  const { errors } = await answer.json();
  const [field, why] = Object.entries(errors)[0];
  console.warn(`[register] ${field}: ${why}`);
  tell('Ní féidir clárú.', 'form-error');
}

const DOES = { page, server };

export function start({ does, path }) {
  insteadOfClick('sign-up-button', () => DOES[does](path));
}
