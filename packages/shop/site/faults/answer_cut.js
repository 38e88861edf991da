// An assistant answers part by part, and the parts stop before the last one.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const PART = /^data: (.*)$/gm;

async function ask() {
  const answer = await send('assistant', { question: 'How much does it hold?' });
  const stream = await answer.text();
  const parts = [...stream.matchAll(PART)].map(([, json]) => JSON.parse(json));
  tell(parts.map(({ text }) => text ?? '').join(''), 'notice');
  const { error } = parts.at(-1);
  if (error) console.error(`[assistant] stopped after ${parts.length - 1} part: ${error}`);
  else console.warn(`[assistant] the stream ended without its last part after ${parts.length}`);
}

export function start() {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Ask about it'));
  insteadOfClick('reviews-tab', ask);
}
