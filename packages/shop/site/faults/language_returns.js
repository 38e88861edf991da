// A language is chosen, and what the account says of it wins.

import { send, tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

const CHOSEN = 'de';

async function read(page) {
  if (page.name !== 'account') return;
  const { locale } = await (await fetch(api('me/locale'))).json();
  console.warn(`i18n: /api/me/locale says ${locale}, switching from ${CHOSEN}`);
}

async function choose() {
  const answer = await send('me/locale', { locale: CHOSEN }, { method: 'PATCH' });
  const { locale } = await answer.json();
  console.warn(`i18n: ${CHOSEN} was asked for, ${locale} is set`);
  tell('Saved.', 'notice');
}

const DOES = {
  read,
  write: () => {
    appearing('save-button').then((button) => (button.textContent = 'Deutsch'));
    insteadOfClick('save-button', choose);
  },
};

export function start({ does }, page) {
  return DOES[does](page);
}
