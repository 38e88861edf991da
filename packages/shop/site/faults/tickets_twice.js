// Tickets are bought once for each press, or once by the button and once by its form.

import { later, lines, send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function buy(path) {
  const answer = await send(path, { tickets: lines(), day: '2026-01-09' });
  const { number } = await answer.json();
  console.info(`[tickets] bought ${number}`);
}

const DOES = {
  pressed: buy,
  bound: async (path) => {
    void send(path, { amount: 3400, currency: 'EUR', tickets: 2 });
    await later(30);
    void send(path, { amount: 3400, currency: 'EUR', tickets: 2 });
  },
};

export function start({ does, path }) {
  insteadOfClick('pay', () => DOES[does](path));
}
