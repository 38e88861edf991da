// A picture asks for the whole screen, which telephones do not give to pictures.

import { appearing, insteadOfClick } from '../controls.js';

const DOES = {
  missing: () => {
    const picture = {};
    picture.requestFullscreen();
  },
  refused: async () => {
    throw new TypeError('Permissions check failed');
  },
};

export function start({ does }) {
  appearing('reviews-tab').then((tab) => (tab.textContent = 'Full screen'));
  insteadOfClick('reviews-tab', DOES[does]);
}
