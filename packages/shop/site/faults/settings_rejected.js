// Settings are saved by a client that rejects, and nobody hears of it.

import { send } from '../asks.js';
import { api, at, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

class HTTPError extends Error {
  constructor({ status, statusText, url }) {
    super(`Request failed with status code ${status} ${statusText}: PUT ${url}`);
    this.name = 'HTTPError';
  }
}

async function ky(path) {
  const answer = await send(path, { digest: 'weekly' }, { method: 'PUT' });
  if (!answer.ok) throw new HTTPError(answer);
}

const axios = (path) => request('PUT', api(path), { fields: [{ handle: 'mail' }] });

const DOES = { axios, ky };

export function start({ does, path, label: words }) {
  label('save-button', words);
  insteadOfClick('save-button', async () => {
    at('save-button').setAttribute('aria-busy', 'true');
    await DOES[does](path);
    at('save-button').removeAttribute('aria-busy');
  });
}
