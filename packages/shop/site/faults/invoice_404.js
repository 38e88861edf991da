// The file of an invoice is asked for where there is none.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function quiet(path) {
  const answer = await fetch(api(path));
  if (!answer.ok) tell('Factura nu a putut fi descărcată.', 'notice');
}

function logged(path) {
  const sent = new XMLHttpRequest();
  sent.open('GET', api(path));
  sent.responseType = 'blob';
  sent.onload = () => {
    if (sent.status >= 400) console.error('Error downloading invoice: ' + sent.statusText);
  };
  sent.send();
}

const DOES = { quiet, logged };

export function start({ does, path }) {
  label('save-button', 'Invoice (PDF)');
  insteadOfClick('save-button', () => DOES[does](path));
}
