// A ticket is to be put into the wallet of a telephone, and only the PDF can be had.

import { tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';

const signed = () =>
  '[wallet] pass of T-9 not signed: the certificate chain could not be verified, PDF offered';
const typed = (answer) =>
  `[tickets] T-12.pkpass came as ${answer.headers.get('content-type')}, showing the PDF instead`;
const SAYS = { signed, typed };

async function add({ path, level, says }) {
  const answer = await fetch(api(path));
  console[level](SAYS[says](answer));
  tell('The pass is not available. Your ticket is here as a PDF.', 'notice');
}

export function start(variant) {
  appearing('save-button').then((button) => (button.textContent = 'Add to wallet'));
  insteadOfClick('save-button', () => add(variant));
}
