// A size and a colour are in stock, and the page or the server finds no variant for them.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function server() {
  console.info('[variant] M, blue: 4 in stock');
  const answer = await send('cart/items', { variant: null, quantity: 1 });
  const { message } = await answer.json();
  console.warn(`[cart] not added: ${message}`);
  return message;
}

function page() {
  console.warn('[variant] no variant matches {"size":"M","colour":"blue"}, 4 are in stock');
  return 'This combination is not available.';
}

const BY = { server, page };

export function start({ by }) {
  insteadOfClick('add-', async () => tell(await BY[by](), 'notice'));
}
