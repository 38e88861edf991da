// An answer has nothing where the page lists the names of something.

import { api, appearing, insteadOfClick } from '../controls.js';

async function read(page) {
  if (page.name !== 'account') return;
  const { preferences } = await (await fetch(api('me/preferences'))).json();
  Object.keys(preferences).forEach((name) => console.debug(name));
}

async function list() {
  try {
    const { items } = await (await fetch(api('properties'))).json();
    Object.entries(items.mug).forEach(([name]) => console.debug(name));
  } catch (error) {
    console.error('properties', error);
  }
}

const DOES = {
  preferences: (page) => void read(page),
  properties: () => {
    appearing('reviews-tab').then((tab) => (tab.textContent = 'Material and size'));
    insteadOfClick('reviews-tab', list);
  },
};

export function start({ does }, page) {
  DOES[does](page);
}
