// A picture is to be printed large, and has too few points for it.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

async function upload({ path, level }) {
  const { message } = await (await send(path, { width: 640, height: 480 })).json();
  console[level](`[posters] ${message}`);
  tell(message, 'notice');
}

function measure({ level }) {
  const words = 'your picture has 72 dpi at 30 x 40 cm, this print needs 150';
  console[level](`[print] not uploaded: ${words}`);
  tell(words, 'notice');
}

const DOES = { upload, measure };

export function start(variant) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Print my own picture'));
  insteadOfClick('reviews-tab', () => DOES[variant.does](variant));
}
