// The page's client does not wait long enough for the orders, and says so as its library does.

import { tell } from '../asks.js';

const PATIENCE_MS = 2500;

function ofAxios() {
  const error = new Error(`timeout of ${PATIENCE_MS}ms exceeded`);
  return Object.assign(error, { name: 'AxiosError', code: 'ECONNABORTED' });
}

function ofKy(asked) {
  const error = new Error(`Request timed out: GET ${new URL(asked, location.href).href}`);
  return Object.assign(error, { name: 'TimeoutError' });
}

function logged(asked) {
  console.error(`[orders] ${asked} gave no answer within ${PATIENCE_MS / 1000} s, giving up`);
  tell('Your orders cannot be shown right now.', 'notice');
  return Object.assign(new Error('given up'), { name: 'ApiError', status: 0 });
}

const SAYS = { axios: ofAxios, ky: ofKy, logged };

export function start({ says }) {
  const send = window.fetch;
  window.fetch = async (asked, options) => {
    if (!String(asked).endsWith('/orders')) return send(asked, options);
    try {
      return await send(asked, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) });
    } catch {
      throw SAYS[says](asked);
    }
  };
}
