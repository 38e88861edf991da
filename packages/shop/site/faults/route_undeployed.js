// The files of a route have other names since the last deploy.

import { insteadOfClick } from '../controls.js';

const asset = (name) => new URL(`../assets/${name}`, import.meta.url).href;

async function route() {
  try {
    await import(asset('AccountPage-Bq7d2Lx9.js'));
  } catch (error) {
    console.error('[router] navigation to /account failed', error);
  }
}

function preload() {
  return new Promise((_, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
    link.href = asset('Payment-c41e09aa.css');
    link.onerror = () =>
      reject(new Error(`Unable to preload CSS for ${new URL(link.href).pathname}`));
    document.head.append(link);
  });
}

const DOES = { route: ['sign-in-button', route], preload: ['pay', preload] };

export function start({ does }) {
  insteadOfClick(...DOES[does]);
}
