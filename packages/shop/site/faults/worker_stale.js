// A service worker goes on serving a build that the server no longer knows.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function outdated(path) {
  const answer = await send(path, { sku: 'mug' }, { headers: { 'X-Build': '2.3.9' } });
  const { minimum } = await answer.json();
  console.warn(`[pwa] build 2.3.9 is too old for the server, it asks for ${minimum}`);
}

async function gone(path) {
  console.info('[sw] shell of build 2.3.9 from cache, build 2.5.0 is waiting');
  const answer = await send(path, {});
  if (!answer.ok) tell('Objednávku nelze odeslat.');
}

const DOES = { outdated: ['add-', outdated], gone: ['pay', gone] };

export function start({ does, path }) {
  const [control, act] = DOES[does];
  insteadOfClick(control, () => act(path));
}
