// The bank of the visitor does not let a membership be paid.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function gateway(path) {
  const answer = await send(path, { level: 'yearly' });
  if (answer.status === 402) tell('भुक्तानी अस्वीकृत भयो।');
}

async function intent(path) {
  const answer = await send(path, { plan: 'monthly', saved: true });
  const { error } = await answer.json();
  console.error('[billing]', error.code, error.decline_code);
}

const DOES = { gateway, intent };

export function start({ does, path }) {
  label('pay', 'Renew membership');
  insteadOfClick('pay', () => DOES[does](path));
}
