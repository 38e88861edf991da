// The pictures of a map, or of what has no picture, are asked for below a base that is not there.

import { appearing } from '../controls.js';

const picture = (src) => Object.assign(new Image(), { src, alt: '' });

function markers(brand) {
  for (const name of ['marker-icon-2x.png', 'marker-shadow.png'])
    brand.append(picture(`/demo/posts/images/${name}`));
}

function poster(brand) {
  const shown = picture('/demo/images/posters/no-poster.jpg');
  shown.onerror = () => console.warn('[poster] not even the stand-in could be loaded');
  brand.append(shown);
}

const DOES = { markers, poster };

export function start({ does }) {
  appearing('brand').then(DOES[does]);
}
