// The page's policy refuses a step of paying that is no script and no request.

import { insteadOfClick } from '../controls.js';

const BANK = 'https://acs.bank.example/challenge';

function goToBank() {
  const form = Object.assign(document.createElement('form'), { action: BANK, method: 'post' });
  document.body.append(form);
  form.submit();
}

function encryptCard() {
  const work = new Blob(['postMessage(1)'], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(work));
  worker.addEventListener('error', () => console.error('[card] the worker did not start'));
}

const DOES = { form: goToBank, worker: encryptCard };

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
