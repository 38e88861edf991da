// The top of the page asks how much is unread each time it is drawn, and is drawn each time.

import { later } from '../asks.js';
import { ONE_MORE, babble } from '../babble.js';
import { api, appearing } from '../controls.js';

const MOST = 60;

async function header(path) {
  for (let drawn = 0; drawn < MOST; drawn += 1) {
    await fetch(api(path));
    await later(12);
  }
}

/** Without an interval a timer runs as fast as it can. */
function hook(path) {
  let polled = 0;
  const timer = setInterval(() => {
    polled += 1;
    if (polled >= MOST) clearInterval(timer);
    void fetch(api(path));
  }, 20);
}

const DOES = { header, hook };

export function start({ does, path, loud }) {
  if (loud) babble(42, ONE_MORE);
  appearing('add-').then(() => DOES[does](path));
}
