// The bank's frame is of another origin, and the page looks into it all the same.

import { insteadOfClick } from '../controls.js';

function openBank() {
  const frame = document.createElement('iframe');
  frame.title = 'Your bank';
  frame.sandbox = 'allow-scripts';
  frame.src = '/demo/bank';
  document.body.append(frame);
  return new Promise((done) => {
    frame.addEventListener('load', () => done(frame.contentWindow));
  });
}

function readForm(bank) {
  return bank.document.forms;
}

async function watchBank() {
  const bank = await openBank();
  if (bank.location.href.endsWith('/done')) bank.close();
}

const DOES = {
  document: () => openBank().then((bank) => setTimeout(() => readForm(bank), 0)),
  location: watchBank,
};

export function start({ does }) {
  insteadOfClick('pay', DOES[does]);
}
