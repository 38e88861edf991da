// The mark of the house is asked for where it stood before the page was built.

import { appearing } from '../controls.js';

const picture = (src) => Object.assign(new Image(), { src, alt: '' });

function navbar(brand) {
  brand.append(picture('/demo/src/assets/pass-logo.png'));
}

function filled(brand) {
  const mark = picture('/demo/logo/mark-filled.svg');
  mark.onerror = () => console.debug('notification_icon is not there');
  brand.append(mark);
}

const DOES = { navbar, filled };

export function start({ does }) {
  appearing('brand').then(DOES[does]);
}
