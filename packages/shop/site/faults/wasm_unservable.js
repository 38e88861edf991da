// The preview of a thing is compiled in the browser, from an answer that is not what it says.

import { appearing, insteadOfClick } from '../controls.js';

const PREVIEW = new URL('../assets/preview.wasm', import.meta.url).href;

async function showPreview() {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(PREVIEW));
  instance.exports.draw();
}

export function start() {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Turn it round'));
  insteadOfClick('reviews-tab', showPreview);
}
