// A part of an application has another name since the last deploy.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const asset = (name) => new URL(`../assets/${name}`, import.meta.url).href;

function load(address) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: address });
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

async function angular() {
  const address = asset('254.8c1f2a90b7.js');
  try {
    await load(address);
  } catch {
    const words = `ChunkLoadError: Loading chunk 254 failed.\n(error: ${address})`;
    console.error('ERROR', new Error(`Uncaught (in promise): ${words}`));
  }
}

async function system() {
  const address = asset('settings.system.js');
  try {
    await load(address);
  } catch {
    throw new Error(`Error loading ${address} (SystemJS Error#3 https://git.io/JvFET#3)`);
  }
}

const DOES = { angular, system };

export function start({ does }) {
  label('save-button', 'Edit settings');
  insteadOfClick('save-button', () => DOES[does]());
}
