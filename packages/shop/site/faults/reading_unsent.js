// The server hangs up on whoever sends in what their meter shows.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const READING = { register: '1.8.0', value: 18233 };

async function shown(path) {
  try {
    await send(path, READING);
  } catch {
    tell('Leximi nuk u dërgua.');
  }
}

async function logged(path) {
  try {
    await send(path, READING);
  } catch (error) {
    console.error('[meter] reading not stored', error);
  }
}

const DOES = { shown, logged };

export function start({ does, path }) {
  label('pay', 'Send reading');
  insteadOfClick('pay', () => DOES[does](path));
}
