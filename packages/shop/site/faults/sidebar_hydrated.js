// The server draws a menu or a bar at the side otherwise than the page does.

import { appearing } from '../controls.js';

function attribute() {
  console.warn(
    '[Vue warn]: Hydration attribute mismatch on <button id="menu-trigger-v-0-1-7">…</button>\n' +
      '  - rendered on server: id="menu-trigger-v-0-1-7"\n' +
      '  - expected on client: id="menu-trigger-v-0-7"',
  );
}

function tree() {
  setTimeout(() => {
    throw new Error(
      "Hydration failed because the server rendered HTML didn't match the client. " +
        'As a result this tree will be regenerated on the client.',
    );
  });
}

const DOES = { attribute, tree };

export function start({ does }) {
  appearing('add-').then(DOES[does]);
}
