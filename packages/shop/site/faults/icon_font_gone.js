// The font that has the icons is not where the page looks for it.

import { appearing } from '../controls.js';

const ADDRESS = '/demo/fonts/icons.woff2';

async function face() {
  try {
    await new FontFace('Icons', `url(${ADDRESS})`).load();
  } catch (error) {
    console.error(`[fonts] ${ADDRESS} not loaded: ${error.name}: ${error.message}`);
  }
}

function preload() {
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'font', href: ADDRESS, crossOrigin: 'anonymous' });
  document.head.append(link);
}

const DOES = { face, preload };

export function start({ does }) {
  appearing('add-').then(DOES[does]);
}
