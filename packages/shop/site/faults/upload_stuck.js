// Every part of a picture arrives; putting them together fails, and the bar stays before its end.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function upload() {
  await send('me/picture/parts/1', { bytes: 'AAAA'.repeat(1024) }, { method: 'PUT' });
  const answer = await send('me/picture/complete', { parts: 1 });
  tell('99 %', 'notice');
  try {
    const { message } = await answer.json();
    console.error(`[picture] stays at 99 %: ${message}`);
  } catch (error) {
    console.error(`[picture] stays at 99 %: ${error.name}`);
  }
}

export function start() {
  insteadOfClick('save-button', upload);
}
