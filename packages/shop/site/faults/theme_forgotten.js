// The colours of the page are chosen, and the server keeps those of before.

import { send } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

async function choose({ reads, level }) {
  const answer = await send('me/theme', { theme: 'dark' }, { method: 'PUT' });
  const { theme } = await (reads ? await fetch(api('me/theme')) : answer).json();
  console[level](`[theme] dark was chosen, ${theme} is kept`);
}

export function start(variant) {
  appearing(variant.control).then((button) => (button.textContent = 'Dark colours'));
  insteadOfClick(variant.control, () => choose(variant));
}
