// What is changed has another address since the API was updated.

import { send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { request } from '../xhr.js';

const BODY = { city: 'Sampleville' };

const axios = (path) => request('PATCH', api(path), BODY);

async function shown(path) {
  const answer = await send(path, BODY, { method: 'PUT' });
  if (!answer.ok) tell('Adreso įrašyti nepavyko.', 'notice');
}

const DOES = { axios, shown };

export function start({ does, path }) {
  insteadOfClick('save-button', () => DOES[does](path));
}
