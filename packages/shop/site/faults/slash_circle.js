// Two rules of a sign-in send to each other.

import { send } from '../asks.js';
import { insteadOfClick } from '../controls.js';

async function server(path) {
  try {
    await send(path, { email: 'ada.sample@example.com' });
  } catch (error) {
    console.error('login:', error.message);
  }
}

function guard() {
  console.warn('[router] "/sign-in" -> "/welcome" -> "/sign-in" -> "/welcome"');
  return Promise.reject(new Error('Infinite redirect in navigation guard'));
}

const DOES = { server, guard };

export function start({ does, path }) {
  insteadOfClick('sign-in-button', () => DOES[does](path));
}
