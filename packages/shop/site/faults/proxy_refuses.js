// Between the visitor and the shop stands a company's proxy, which answers in the shop's place.

import { lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function pay() {
  const answer = await send('checkout', { lines: lines() });
  const kind = answer.headers.get('content-type');
  const title = /<title>(.*)<.title>/.exec(await answer.text())[1];
  console.error(`[checkout] ${answer.status} ${kind} instead of JSON: ${title}`);
}

export function start() {
  insteadOfClick('pay', pay);
}
