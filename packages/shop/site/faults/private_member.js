// An object is wrapped, as frameworks do to see what changes, and its own fields stay behind.

import { insteadOfClick } from '../controls.js';

class Search {
  #words = 'mug';

  address() {
    return `search?q=${this.#words}`;
  }
}

class Filter {
  #chosen = 'table';

  name() {
    return this.#chosen;
  }
}

const watched = (object) => new Proxy(object, {});

function search() {
  location.assign(watched(new Search()).address());
}

function choose() {
  try {
    console.info(`[catalogue] only ${watched(new Filter()).name()}`);
  } catch (error) {
    console.error('[catalogue] the filter is not applied', error);
  }
}

const DOES = { search, choose };

export function start({ control, does }) {
  insteadOfClick(control, DOES[does]);
}
