// Whoever has a surname of two letters cannot register.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

function page() {
  tell('Il-kunjom irid ikollu mill-inqas 3 ittri.', 'form-error');
}

async function server(path) {
  const answer = await send(path, { username: 'liw', firstName: 'Wei', lastName: 'Li' });
  if (answer.ok) return;
  const { errors } = await answer.json();
  console.warn(`[register] lastName ${errors.lastName.join(', ')}`);
}

const DOES = { page, server };

export function start({ does, path }) {
  insteadOfClick('sign-up-button', () => DOES[does](path));
}
