// Letters and the mark of the house are asked for below an address that the build has not.

import { appearing } from '../controls.js';

function mark() {
  const picture = Object.assign(new Image(), { src: '/demo/static/base/logo-wide.svg', alt: '' });
  appearing('brand').then((brand) => brand.prepend(picture));
}

function letters() {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet' });
  link.href = '/demo/static/fonts/fira.css';
  link.onerror = () => console.info('[type] Fira not there, system letters instead');
  document.head.append(link);
}

const DOES = { mark, letters };

export function start({ does }) {
  DOES[does]();
}
