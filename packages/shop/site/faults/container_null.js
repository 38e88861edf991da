// A viewer and a panel are put into an element that the layout no longer has.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';
import { spokenBy } from '../wordings.js';

const make = (className) => Object.assign(document.createElement('div'), { className });

function mountViewer() {
  document.querySelector('#lightbox-root').appendChild(make('viewer'));
}

function mountPanel() {
  try {
    document.querySelector('.app-layout__aside').appendChild(make('panel'));
  } catch (error) {
    throw spokenBy('safari', error, 'null', 'this.host', 'appendChild');
  }
}

const DOES = {
  lightbox: ['reviews-tab', 'Photos of the room', mountViewer],
  panel: ['category-table', 'Amenities', mountPanel],
};

export function start({ does }) {
  const [id, words, act] = DOES[does];
  label(id, words);
  insteadOfClick(id, act);
}
