// Money is sent, and the request gets no answer.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function wallet(path) {
  try {
    await send(path, { to: 'acc-204', amount: '120.00' });
  } catch {
    tell('Փոխանցումը չհաջողվեց։ Ստուգեք կապը։');
  }
}

async function trpc(path) {
  try {
    await send(path, { json: { to: 'acc-204', cents: 12000 } });
  } catch (cause) {
    console.error(`TRPCClientError: ${cause.message}`, { path: 'transfer.create' });
  }
}

const DOES = { wallet, trpc };

export function start({ does, path }) {
  label('pay', 'Send money');
  insteadOfClick('pay', () => DOES[does](path));
}
