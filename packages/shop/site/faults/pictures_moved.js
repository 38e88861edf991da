// Pictures are asked for where they were before the move to another store of files.

import { appearing } from '../controls.js';

export function start({ files }) {
  appearing('category-table').then(() => {
    const pictures = files.map((src) => Object.assign(new Image(), { src, alt: '' }));
    document.querySelector('main').prepend(...pictures);
  });
}
