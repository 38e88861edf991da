// The visitor ticks the terms; the state of the form, or what is sent of it, has them unticked.

import { lines, send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function server() {
  const answer = await send('checkout', { lines: lines() });
  const { fields } = await answer.json();
  console.warn(`[checkout] refused: terms: ${fields.terms}`);
}

function page() {
  console.warn('[checkout] not sent: terms must be accepted');
}

const BY = { server, page };

export function start({ by }) {
  appearing('pay').then(() => console.info('[checkout] terms accepted'));
  insteadOfClick('pay', async () => {
    await BY[by]();
    tell('Please accept the terms.');
  });
}
