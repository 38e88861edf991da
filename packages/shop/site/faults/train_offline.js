// Somebody loses the connection while a form is sent; the page says it in its own words.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function logged(path) {
  try {
    await send(path, { answers: 3 });
  } catch (error) {
    console.error('submit: network request failed, nothing queued', error.message);
  }
}

async function shown(path) {
  try {
    await send(path, {}, { method: 'PUT' });
  } catch {
    tell('Нема връзка с интернет.', 'notice');
  }
}

const DOES = { logged, shown };

export function start({ does, path, control }) {
  insteadOfClick(control, () => DOES[does](path));
}
