// Hours are written for the zone that a device names, and browsers know no zone of that name.

import { appearing, insteadOfClick } from '../controls.js';

const written = (timeZone) =>
  new Intl.DateTimeFormat('en-IE', { timeZone, timeStyle: 'short' }).format(new Date());

const DOES = {
  orders: (zone, page) => {
    if (page.name !== 'account') return;
    appearing('orders').then((list) => list.setAttribute('title', written(zone)));
  },
  hours: (zone) => {
    appearing('reviews-tab').then((tab) => (tab.textContent = 'When we deliver'));
    insteadOfClick('reviews-tab', (event) => (event.target.title = written(zone)));
  },
};

export function start({ does, zone }, page) {
  DOES[does](zone, page);
}
