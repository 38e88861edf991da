// The server hangs up when a comment is posted.

import { send } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { request } from '../xhr.js';

const WORDS = { text: 'Mine arrived in one piece, too.' };

const thrown = (path) => send(path, WORDS);

async function logged(path) {
  try {
    await request('POST', api(path), WORDS);
  } catch (error) {
    console.error(`Error posting reply: ${error}`);
  }
}

const DOES = { thrown, logged };

export function start({ does, path }) {
  label('reviews-tab', 'Post comment');
  insteadOfClick('reviews-tab', () => DOES[does](path));
}
