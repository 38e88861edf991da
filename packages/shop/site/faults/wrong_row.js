// One thing is named to the server, and the server changes its neighbour.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function remove() {
  const { removed } = await (await send('me/addresses/2', {}, { method: 'DELETE' })).json();
  console.error(`addresses: removed ${removed} instead of 2`);
  tell('Removed.', 'notice');
}

async function note() {
  const answer = await send('orders/F-20107/note', { text: 'ring twice' }, { method: 'PUT' });
  const { order } = await answer.json();
  console.error(`note for F-20107 was written to ${order}`);
  tell('Saved.', 'notice');
}

const DOES = {
  remove: ['Remove address 2', remove],
  note: ['Leave a note for F-20107', note],
};

export function start({ does }) {
  const [words, act] = DOES[does];
  appearing('save-button').then((button) => (button.textContent = words));
  insteadOfClick('save-button', act);
}
