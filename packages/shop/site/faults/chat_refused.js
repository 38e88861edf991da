// The policy of the page does not know the house that the chat is of.

import { appearing, insteadOfClick } from '../controls.js';

function socket() {
  new WebSocket('wss://live.helpdesk.example/ws/visitor');
}

async function handshake() {
  try {
    await fetch('https://api.helpdesk.example/v2/handshake', { method: 'POST', body: '{}' });
  } catch (error) {
    console.error('[chat] handshake failed', error.message);
  }
}

const DOES = { socket, handshake };

export function start({ does }) {
  appearing('reviews-tab').then((button) => (button.textContent = 'Chat with us'));
  insteadOfClick('reviews-tab', DOES[does]);
}
