// Accounts are made on another host, which does not allow it to this one.

import { api, insteadOfClick } from '../controls.js';

function post(path) {
  const address = new URL(api(path));
  address.hostname = address.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ firstName: 'Ada', company: 'None' }),
  });
}

async function superagent(path) {
  try {
    await post(path);
  } catch {
    console.error(
      'Error: Request has been terminated\nPossible causes: the network is offline, ' +
        'Origin is not allowed by Access-Control-Allow-Origin, the page is being unloaded, etc.',
    );
  }
}

const DOES = { plain: post, superagent };

export function start({ does, path }) {
  insteadOfClick('sign-up-button', () => void DOES[does](path));
}
