// What the server drew differs in a word from what the page draws, which is put right.

import { appearing } from '../controls.js';

function react() {
  const words =
    "Hydration failed because the server rendered text didn't match the client. As a result " +
    'this tree will be regenerated on the client. This can happen if a SSR-ed Client Component ' +
    "used:\n\n- Date formatting in a user's locale which doesn't match the server.";
  reportError(new Error(words));
}

function vue() {
  console.warn(
    '[Vue warn]: Hydration text content mismatch on <time class="arrives">\n' +
      '  - rendered on server: 3/2/2026\n  - expected on client: 02/03/2026',
  );
}

const DOES = { react, vue };

export function start({ does }) {
  appearing('category-table').then(DOES[does]);
}
