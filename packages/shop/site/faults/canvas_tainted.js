// A small picture of the product goes into the cart, read from a canvas that others have drawn on.

import { insteadOfClick } from '../controls.js';

const SIDE = 64;

function drawn(id) {
  const host = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  const picture = new Image(SIDE, SIDE);
  picture.src = `${location.protocol}//${host}:${location.port}/demo/images/${id}.svg`;
  return new Promise((resolve) => {
    picture.addEventListener('load', () => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d').drawImage(picture, 0, 0, SIDE, SIDE);
      resolve(canvas);
    });
  });
}

const DOES = {
  toDataURL: (canvas) => canvas.toDataURL('image/png'),
  getImageData: (canvas) => canvas.getContext('2d').getImageData(0, 0, SIDE, SIDE),
};

async function addWithPicture(does, control) {
  const id = control.dataset.testid.replace('add-', '');
  const canvas = await drawn(id === 'to-cart' ? 'mug' : id);
  const preview = DOES[does](canvas);
  sessionStorage.setItem(`shop.preview.${id}`, String(preview));
}

export function start({ does }) {
  insteadOfClick('add-', ({ target }) => addWithPicture(does, target.closest('button')));
}
