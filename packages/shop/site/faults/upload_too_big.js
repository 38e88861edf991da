// The visitor's picture is sent, and is larger than what the server takes.

import { tell } from '../asks.js';
import { api, insteadOfClick } from '../controls.js';

const PICTURE_BYTES = 700_000;

function failed(status) {
  const error = new Error(`Request failed with status code ${status}`);
  return Object.assign(error, { name: 'AxiosError', code: 'ERR_BAD_REQUEST' });
}

const READS = {
  told: async (answer) => {
    const { message } = await answer.json();
    console.warn(`[account] picture not saved: ${message}`);
    tell('Your picture could not be saved.', 'notice');
  },
  thrown: async ({ status }) => {
    throw failed(status);
  },
};

async function sendPicture(reads) {
  const body = new Blob([new Uint8Array(PICTURE_BYTES)], { type: 'image/jpeg' });
  const answer = await fetch(api('me/picture'), { method: 'PUT', body });
  await READS[reads](answer);
}

export function start({ reads }) {
  insteadOfClick('save-button', () => sendPicture(reads));
}
