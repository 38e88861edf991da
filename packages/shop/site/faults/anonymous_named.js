// Somebody asks not to be named, and is named.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function review(answer, level) {
  const { author } = await answer.json();
  console[level](`[reviews] sent as anonymous, published as ${author}`);
}

async function gift(answer, level) {
  const { id, shown } = await answer.json();
  console[level](`[donations] donor of ${id} asked for no name, the public wall shows ${shown}`);
}

async function listing(answer, level) {
  const { hidden, listed } = await answer.json();
  console[level](`[members] profile hidden: ${hidden}, still listed for everybody: ${listed}`);
}

const DOES = { review, gift, listing };

async function hide({ path, level, does }) {
  await DOES[does](await send(path, { anonymous: true }), level);
  tell('Thank you.', 'notice');
}

export function start(variant) {
  appearing(variant.control).then((button) => (button.textContent = variant.words));
  insteadOfClick(variant.control, () => hide(variant));
}
