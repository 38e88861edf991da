// A file was paid for, and the server does not hand it out.

import { tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function download() {
  const answer = await fetch(api('downloads/F-19833'));
  const { message } = await answer.json();
  console.error(`download of F-19833 (paid): ${message}`);
  tell(message, 'notice');
}

export function start() {
  appearing('save-button').then((button) => (button.textContent = 'Download the pattern'));
  insteadOfClick('save-button', download);
}
