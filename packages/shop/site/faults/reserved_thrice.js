// Every press reserves: the button stays as it is while the server thinks.

import { send } from '../asks.js';
import { babble } from '../babble.js';
import { appearing, insteadOfClick } from '../controls.js';

const plain = (path) => send(path, { guests: 2, at: '2026-03-01T20:00' });

async function logged(path) {
  const answer = await send(path, { guests: 2, at: '2026-03-01T20:00' });
  const { reference } = await answer.json();
  console.info(`reservation ${reference} stored`);
}

const DOES = { plain, logged };

export function start({ does, path, loud }) {
  if (loud) babble(20);
  appearing('pay').then((button) => (button.textContent = 'Complete reservation'));
  insteadOfClick('pay', () => DOES[does](path));
}
