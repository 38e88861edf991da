// The address of a live connection is one that browsers allow on unsafe pages only.

import { appearing, insteadOfClick } from '../controls.js';

const CALL = "Failed to construct 'WebSocket': ";
const WHY = 'An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.';

function connect() {
  throw new DOMException(CALL + WHY, 'SecurityError');
}

function tryTo() {
  try {
    connect();
  } catch (error) {
    console.error('live updates', error);
  }
}

export function start({ control, words, caught }) {
  appearing(control).then((button) => (button.textContent = words));
  insteadOfClick(control, caught ? tryTo : connect);
}
