// A list is given another name at an address, or with a method, that the server has not.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function missing(path) {
  const answer = await send(path, { name: 'Sunday' }, { method: 'PUT' });
  if (!answer.ok) tell('Ezin izan da izena aldatu.', 'notice');
}

async function method(path) {
  await send(path, { title: 'To read' }, { method: 'PATCH' });
}

const DOES = { missing, method };

export function start({ does, path }) {
  label('save-button', 'Rename');
  insteadOfClick('save-button', () => DOES[does](path));
}
