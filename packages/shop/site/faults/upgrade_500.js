// Whoever begins to pay for a plan, or changes it, meets a server that fails.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function ember(path) {
  const answer = await send(path, { data: { type: 'upgrades', attributes: { cycle: 'yearly' } } });
  if (answer.ok) return;
  const { pathname } = new URL(answer.url);
  throw new Error(
    `Ember Data Request POST ${pathname} returned a ${answer.status}\n` +
      'Payload (application/json)\n[object Object]',
  );
}

async function portal(path) {
  const answer = await send(path, { product: 'pro' }, { method: 'PATCH' });
  if (!answer.ok) tell('Xatolik yuz berdi. Keyinroq qayta urinib ko‘ring.');
}

const DOES = { ember: ['Unlock with a yearly plan', ember], portal: ['Change plan', portal] };

export function start({ does, path }) {
  const [words, act] = DOES[does];
  label('pay', words);
  insteadOfClick('pay', () => void act(path));
}
