// Going back comes to an entry of the history that nobody gave a state.

import { appearing, insteadOfClick } from '../controls.js';

function hear(act) {
  addEventListener('popstate', ({ state }) => act(state));
}

function step(state) {
  history.pushState(state, '');
}

const DOES = {
  list: () => {
    hear((state) => fetch(state.refreshUrl));
    insteadOfClick('category-table', () => step({ refreshUrl: '?category=table' }));
    insteadOfClick('category-all', () => history.back());
  },
  photos: () => {
    hear(({ photoIndex }) => console.info(photoIndex));
    appearing('reviews-tab').then((tab) => (tab.textContent = 'Close the photos'));
    step({ photoIndex: 1 });
    insteadOfClick('reviews-tab', () => history.back());
  },
};

export function start({ does }, page) {
  const isThere = { list: 'catalogue', photos: 'product' }[does] === page.name;
  if (isThere) DOES[does]();
}
