// The connection for live updates closes and does not come back.

import { appearing } from '../controls.js';

/** A port on which nothing listens. */
const NOWHERE = 'ws://127.0.0.1:65532';

function hub() {
  const socket = new WebSocket(`${NOWHERE}/hubs/stock`);
  socket.onclose = ({ code }) =>
    console.error(
      `Connection disconnected with error 'Error: WebSocket closed with status code: ${code} ().'.`,
    );
}

function io(attempt = 1) {
  const socket = new WebSocket(`${NOWHERE}/socket.io/?EIO=4&transport=websocket`);
  socket.onclose = () => {
    console.warn(`[live] connect_error: websocket error (attempt ${attempt})`);
    if (attempt < 4) setTimeout(() => io(attempt + 1), 150 * attempt);
  };
}

const DOES = { hub, io };

export function start({ does }) {
  appearing('category-table').then(() => DOES[does]());
}
