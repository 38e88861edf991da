// A visitor who went back pays again, and the page confirms a payment that is confirmed already.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const TELLS = {
  logged: ({ code, message }) => console.error(`[payment] not confirmed: ${code}: ${message}`),
  thrown: ({ message }) => {
    throw new Error(message);
  },
};

async function pay(tells) {
  const answer = await send('payments/confirm', { lines: lines(), payment: 'pi_3QbT8Kd1' });
  const { error } = await answer.json();
  tell('Your payment failed.');
  TELLS[tells](error);
}

export function start({ tells }) {
  insteadOfClick('pay', () => pay(tells));
}
