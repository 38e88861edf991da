// What is new is told over a connection that a firm's network closes; the page asks for it instead.

import { api, onClick } from '../controls.js';

async function live() {
  console.warn('[live] connection lost, falling back to polling every 30 s');
  await fetch(api('changes'));
}

async function transport() {
  console.error('[realtime] transport websocket failed, switched to polling');
  await fetch(api('realtime/poll'));
  console.info('[realtime] connected by polling');
}

const DOES = { live, transport };

export function start({ does }) {
  onClick('category-table', DOES[does]);
}
