// Pay turns a wheel, and what it waits for never comes.

import { insteadOfClick, at } from '../controls.js';

const never = () => new Promise(() => undefined);
const SAYS_MS = 700;
const MOST = 4;

function turnWheel() {
  at('pay').setAttribute('aria-busy', 'true');
  at('pay').textContent = 'One moment …';
}

async function holdLock() {
  navigator.locks.request('shop.cart', never);
  await navigator.locks.request('shop.cart', () => undefined);
}

async function waitAloud() {
  for (let times = 1; times <= MOST; times += 1) {
    console.info(`[payment] sheet not ready, waiting (${times})`);
    await new Promise((done) => setTimeout(done, SAYS_MS));
  }
  await never();
}

const WAITS = { ready: never, lock: holdLock, aloud: waitAloud };

export function start({ waits }) {
  insteadOfClick('pay', async () => {
    turnWheel();
    await WAITS[waits]();
  });
}
