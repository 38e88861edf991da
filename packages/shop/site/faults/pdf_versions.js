// A document is read by a worker of another version than the page's.

import { tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

class UnknownErrorException extends Error {
  name = 'UnknownErrorException';
}

async function open({ own, worker }) {
  const words = `The API version "${own}" does not match the Worker version "${worker}".`;
  throw new UnknownErrorException(words);
}

async function show(variant) {
  try {
    await open(variant);
  } catch (error) {
    console.error('[viewer] document not shown', error);
    tell('The document cannot be shown.', 'notice');
  }
}

export function start(variant) {
  const { control, words, caught } = variant;
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, () => (caught ? show(variant) : open(variant)));
}
