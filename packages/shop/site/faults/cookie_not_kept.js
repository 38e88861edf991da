// A browser that keeps no cookie of others: who has just signed in is nobody on the next page.

import { appearing } from '../controls.js';

export function start({ says }) {
  if (!says) return;
  appearing('account-name').then(() => {
    console.warn('[session] signed in, but this browser sends no cookie (third-party cookies?)');
  });
}
