// Cookies have grown, and a request is larger than what the server reads.

import { lines, send, tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';

const TELLS = {
  thrown: ({ status }) => {
    const error = new Error(`Request failed with status code ${status}`);
    throw Object.assign(error, { name: 'AxiosError', code: 'ERR_BAD_REQUEST' });
  },
  logged: async (answer) => {
    const [, title] = /<title>(.*)<\/title>/.exec(await answer.text());
    console.error(`[payment] ${title}`);
    tell('Something went wrong. Please try again.');
  },
};

export function start({ tells }) {
  insteadOfClick('pay', async () => TELLS[tells](await send('payments', { lines: lines() })));
}
