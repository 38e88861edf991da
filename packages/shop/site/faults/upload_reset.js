// The connection ends while a file is on its way, and no answer comes.

import { tell } from '../asks.js';
import { api, appearing, insteadOfClick } from '../controls.js';
import { request } from '../xhr.js';

const upload = (path) => request('POST', api(path), { name: 'photo.jpg', data: 'x'.repeat(4000) });

async function logged(path) {
  try {
    await upload(path);
  } catch (error) {
    console.error(`[returns] upload of photo.jpg failed: ${error.message}`);
    tell('A feltöltés nem sikerült.', 'notice');
  }
}

const DOES = { plain: upload, logged };

export function start({ does, path }) {
  appearing('save-button').then((button) => (button.textContent = 'Send the photo'));
  insteadOfClick('save-button', () => DOES[does](path));
}
