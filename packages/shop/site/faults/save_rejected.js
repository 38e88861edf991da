// Saving a profile is rejected, nobody catches it, and the button says "Saving…" for ever.

import { at, insteadOfClick } from '../controls.js';

const PROFILE = new Map();

async function read() {
  await Promise.resolve();
  const { region } = PROFILE.get('current').address;
  return region;
}

async function ready() {
  await Promise.resolve();
  throw new Error('ProfileStore used before init() had settled');
}

const DOES = { read, ready };

export function start({ does }) {
  insteadOfClick('save-button', () => {
    at('save-button').textContent = 'Saving…';
    void DOES[does]();
  });
}
