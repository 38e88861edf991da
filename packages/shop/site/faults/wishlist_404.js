// The endpoint of wish lists is not there any more.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

class HTTPError extends Error {
  constructor({ status, statusText, url }) {
    super(`Request failed with status code ${status} ${statusText}: POST ${url}`);
    this.name = 'HTTPError';
  }
}

async function ky(path) {
  const answer = await send(path, { sku: 'mug' });
  if (!answer.ok) throw new HTTPError(answer);
}

async function swallowed(path) {
  const answer = await fetch(api(path));
  if (!answer.ok) tell('Toivelista ei ole käytettävissä.', 'notice');
}

const DOES = { ky, swallowed };

export function start({ does, path }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = '♡ Wish list'));
  insteadOfClick('reviews-tab', () => DOES[does](path));
}
