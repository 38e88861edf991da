// A header that is new, and that the API on its other host allows nobody to send.

import { tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const NEW = { 'Content-Type': 'application/json', 'X-Country-Code': 'SI' };

function elsewhere(path) {
  const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return `${location.protocol}//${other}:${location.port}/demo/api/${path}`;
}

async function ask(path) {
  const answer = await fetch(elsewhere(path), { method: 'POST', headers: NEW, body: '{}' });
  return answer.json();
}

async function caught(path) {
  try {
    await ask(path);
  } catch (error) {
    console.error('[auth] sign-in request did not go out', String(error));
    tell('Prijava nije moguća.', 'notice');
  }
}

const DOES = { plain: ask, caught };

export function start({ does, path, control }) {
  insteadOfClick(control, () => DOES[does](path));
}
