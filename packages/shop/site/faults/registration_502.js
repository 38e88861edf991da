// The server fails when somebody registers for an event.

import { send, tell } from '../asks.js';
import { ANOTHER, babble } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

async function gateway(path) {
  const answer = await send(path, { tickets: 1 });
  if (!answer.ok) tell('Noe gikk galt. Prøv igjen om litt.');
}

async function whoops(path) {
  try {
    await request('POST', api(path), { ticket_id: 4, quantity: 1 });
  } catch {
    console.error('Whoops!, it looks like the server returned an error.');
  }
}

const DOES = { gateway, whoops };

export function start({ does, path, loud }) {
  if (loud) babble(35, ANOTHER);
  label('pay', 'Register');
  insteadOfClick('pay', () => DOES[does](path));
}
