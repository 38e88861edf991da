// A view is imported under the name that it had in the last release.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const part = (file) => import(new URL(`../assets/${file}`, api('')).href);

const thrown = () => part('SettingsView-Bq3kXw1d.js');

async function router() {
  try {
    await part('HistoryView-C9x2mT0a.js');
  } catch (error) {
    console.error('[router] navigation to /history failed', error);
    tell('Pagina nu s-a putut deschide.', 'notice');
  }
}

const DOES = { thrown, router };
const WORDS = { thrown: 'Settings', router: 'History' };

export function start({ does }) {
  label('reviews-tab', WORDS[does]);
  insteadOfClick('reviews-tab', DOES[does]);
}
