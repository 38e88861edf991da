// A review is written once, and the page sends it a second time by itself.

import { later, send } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

const PATIENCE_MS = 300;
const REVIEW = { product: 'mug', stars: 5, text: 'Just right.' };

async function both() {
  await Promise.all([send('reviews', REVIEW), send('reviews', REVIEW)]);
}

async function impatient() {
  const first = send('reviews', REVIEW);
  const slow = later(PATIENCE_MS).then(() => null);
  const answer = await Promise.race([first, slow]);
  if (!answer) await Promise.all([first, send('reviews', REVIEW)]);
}

const DOES = { both, impatient };

async function write(does) {
  await DOES[does]();
  const { ids } = await (await fetch(api('reviews/mine'))).json();
  console.info(`[reviews] mine: ${ids.join(', ')}`);
}

export function start({ does }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Send my review'));
  insteadOfClick('reviews-tab', () => write(does));
}
