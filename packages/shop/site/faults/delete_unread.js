// The server deletes and says nothing; the page wants to read what it said.

import { api, appearing, at, insteadOfClick } from '../controls.js';

async function empty(path) {
  const answer = await fetch(api(path), { method: 'DELETE' });
  at('save-button').textContent = '…';
  return JSON.parse(await answer.text());
}

function parsed(path) {
  return new Promise((resolve, reject) => {
    const sent = new XMLHttpRequest();
    sent.open('DELETE', api(path));
    sent.onload = () => {
      try {
        resolve(JSON.parse(sent.responseText));
      } catch {
        reject(new Error(`parsererror: ${sent.status} without content`));
      }
    };
    sent.send();
  });
}

const DOES = { empty, parsed };

export function start({ does, path, words }) {
  appearing('save-button').then((button) => (button.textContent = words));
  insteadOfClick('save-button', () => DOES[does](path));
}
