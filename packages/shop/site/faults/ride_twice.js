// Each press of the button orders one more ride.

import { send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

async function order(path) {
  await send(path, { from: 'Harbour', to: 'Clinic', seats: 1 });
}

async function pickup(path) {
  const { status } = await request('POST', api(path), { at: '14:20', wheelchair: true });
  if (status === 201) console.log('driving order saved');
}

const DOES = { order: ['Order ride', order], pickup: ['Submit driving order', pickup] };

export function start({ does, path }) {
  const [words, act] = DOES[does];
  label('pay', words);
  insteadOfClick('pay', () => act(path));
}
