// The payment succeeds, and the order that belongs to it does not come to be.

import { later, lines, send, tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

const PAYMENT = 'pi_3PxQ7Lm2';
const TIMES = 3;
const AGAIN_MS = 300;

async function stored() {
  const answer = await send('checkout', { lines: lines(), payment: PAYMENT });
  const { message } = await answer.json();
  console.error(`[checkout] paid (${PAYMENT}), but no order: ${message}`);
}

async function webhook() {
  for (let time = 0; time < TIMES; time += 1) {
    await fetch(api(`orders/by-payment/${PAYMENT}`));
    await later(AGAIN_MS);
  }
  console.error(`[checkout] paid (${PAYMENT}), but there is no order for this payment`);
}

async function thrown() {
  await send('checkout', { lines: lines(), payment: PAYMENT });
  throw new Error(`Order was not created for payment ${PAYMENT}`);
}

const THEN = { stored, webhook, thrown };

async function pay(then) {
  await send('payments', { lines: lines() });
  console.info(`[payment] ${PAYMENT} succeeded`);
  tell('Your payment was received.');
  await THEN[then]();
}

export function start({ then }) {
  insteadOfClick('pay', () => pay(then));
}
