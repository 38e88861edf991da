// Orders are refused while the server is maintained: with a message, or with a page for people.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const READS = {
  json: async (answer) => (await answer.json()).message,
  page: async (answer) => /<title>(.*)<.title>/.exec(await answer.text())[1],
};

async function pay(body) {
  const answer = await send('checkout', { lines: lines() });
  const words = await READS[body](answer);
  console.error(`[checkout] no order: ${words}`);
  tell(words);
}

export function start({ body }) {
  insteadOfClick('pay', () => pay(body));
}
