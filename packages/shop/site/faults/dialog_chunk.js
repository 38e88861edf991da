// A dialog is a part of its own, and gone since the release.

import { babble } from '../babble.js';
import { api, insteadOfClick } from '../controls.js';

const place = (file) => new URL(`../assets/${file}`, api('')).href;

function part(name, file) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = place(file);
    script.onload = resolve;
    script.onerror = () => {
      const error = new Error(`Loading chunk ${name} failed.\n(missing: ${script.src})`);
      error.name = 'ChunkLoadError';
      reject(error);
    };
    document.head.append(script);
  });
}

const thrown = () => part('VoucherDialog', 'VoucherDialog.a6c169c4.js');

async function boundary() {
  try {
    await part('418', '418.5e0c77d1.js');
  } catch (error) {
    console.error('RootErrorBoundary:', error.name, error.message);
  }
}

const DOES = { thrown, boundary };

export function start({ does, loud }) {
  if (loud) babble(36);
  insteadOfClick('apply-voucher', DOES[does]);
}
