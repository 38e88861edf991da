// A part of the page is gone since the last deploy.

import { spokenBy } from '../wordings.js';
import { insteadOfClick } from '../controls.js';

const GONE = new URL('../assets/payment-8f3a2c1d.js', import.meta.url).href;

async function openPayment(browser) {
  try {
    const part = await import(GONE);
    return part.open();
  } catch (error) {
    throw spokenBy(browser, error, 'module', GONE);
  }
}

function loadChunk(number) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = GONE;
    script.onload = resolve;
    script.onerror = () => {
      const error = new Error(`Loading chunk ${number} failed.\n(error: ${GONE})`);
      error.name = 'ChunkLoadError';
      reject(error);
    };
    document.head.append(script);
  });
}

function loadStyles(number) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
    link.href = GONE.replace('.js', '.css');
    link.onload = resolve;
    link.onerror = () => {
      reject(new Error(`Loading CSS chunk ${number} failed.\n(${link.href})`));
    };
    document.head.append(link);
  });
}

const DOES = {
  import: (browser) => insteadOfClick('pay', () => openPayment(browser)),
  bundler: () => insteadOfClick('pay', () => loadChunk(7)),
  script: () => insteadOfClick('add-', () => loadChunk(312)),
  styles: () => insteadOfClick('add-', () => loadStyles(41)),
};

export function start({ does, browser }) {
  DOES[does](browser);
}
