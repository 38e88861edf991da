// A photograph for a review is refused by the end of its name, which a camera writes in capitals.

import { send, tell } from '../asks.js';
import { appearing, insteadOfClick } from '../controls.js';

const PHOTO = { name: 'IMG_7872.JPG', type: 'image/jpeg', bytes: 'AAAA' };
const ENDS = ['.jpg', '.jpeg', '.png'];

function askPage() {
  const end = PHOTO.name.slice(PHOTO.name.lastIndexOf('.'));
  if (!ENDS.includes(end)) return `${end} (${PHOTO.type}) is not among ${ENDS.join(' ')}`;
  return '';
}

async function askServer() {
  const product = location.pathname.split('/').pop();
  const answer = await send(`products/${product}/photos`, PHOTO);
  return (await answer.json()).message;
}

const CHECKS = { page: askPage, server: askServer };

async function addPhoto(checks) {
  console.warn(`[review] ${PHOTO.name} refused: ${await CHECKS[checks]()}`);
  tell('This kind of file cannot be used.', 'notice');
}

export function start({ checks }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Add a photograph'));
  insteadOfClick('reviews-tab', () => addPhoto(checks));
}
