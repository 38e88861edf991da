// How many are left, kept fresh: by asking again, by events or by a socket. No elements here.
import { ask } from './api.js';

const { live = 'poll', poll_ms: pollMs = 15_000 } = window.shopPage.config;
const LONGEST_WAIT_MS = 8000;

/** Call `show` with the stock by product, now and whenever it changes. */
export function watchStock(show) {
  const ways = { poll, events, socket };
  ways[live](show);
}

async function poll(show) {
  const { stock } = await ask('/stock', { anonymous: true });
  show(stock);
  setTimeout(() => poll(show), pollMs);
}

function events(show) {
  const source = new EventSource('/demo/api/stock/events');
  source.addEventListener('message', (event) => show(JSON.parse(event.data).stock));
  source.addEventListener('error', () => {
    console.error(`[stock] the stream of events broke off, state ${source.readyState}`);
  });
}

function socket(show, waitMs = 500) {
  const address = `${location.protocol.replace('http', 'ws')}//${location.host}/demo/live`;
  const opened = new WebSocket(address);
  opened.addEventListener('message', (event) => show(JSON.parse(event.data).stock));
  opened.addEventListener('close', ({ code }) => {
    console.error(`[stock] WebSocket closed with code ${code}, again in ${waitMs} ms`);
    setTimeout(() => socket(show, Math.min(waitMs * 2, LONGEST_WAIT_MS)), waitMs);
  });
}
