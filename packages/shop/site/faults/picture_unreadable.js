// The visitor's picture is as a telephone takes it, in a format that nobody here reads.

import { send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const HEAD = '\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic';
const picture = () => new Blob([HEAD, new Uint8Array(4096)], { type: 'image/heic' });

async function decode() {
  const drawn = await createImageBitmap(picture());
  drawn.close();
}

function library() {
  const failed = { code: 2, message: 'ERR_LIBHEIF format not supported' };
  console.error(`[picture] not converted: ${failed.code} ${failed.message}`);
  tell('Your picture could not be read.', 'notice');
}

async function refused() {
  const { type, size } = picture();
  const answer = await send('me/picture', { type, size }, { method: 'PUT' });
  const { message } = await answer.json();
  console.warn(`[picture] not saved: ${message}`);
  tell('Your picture could not be saved.', 'notice');
}

const BY = { decode, library, refused };

export function start({ by }) {
  insteadOfClick('save-button', () => BY[by]());
}
