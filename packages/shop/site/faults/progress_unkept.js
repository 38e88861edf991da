// A game keeps how far one is in the browser's database, which a private window does not write.

import { tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const WORDS = 'A mutation operation was attempted on a database that did not allow mutations.';
const openSaves = () => Promise.reject(new DOMException(WORDS, 'InvalidStateError'));

async function wrapped() {
  try {
    await openSaves();
  } catch ({ name, message }) {
    console.error(`OpenFailedError: ${name} ${message}`);
    tell('Хадгалж чадсангүй.', 'notice');
  }
}

const DOES = { plain: openSaves, wrapped };

export function start({ does }) {
  label('save-button', 'Save game');
  insteadOfClick('save-button', () => void DOES[does]());
}
