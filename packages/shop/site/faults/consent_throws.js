// The consent bar of another house throws, and nothing of the shop needs it.

import { runAs } from '../foreign.js';

const BAR = 'https://cdn.consentbar.example/cb.min.js';
const WALL = 'https://www.consentwall.example/dev/wall.min.js';

const PRESS = `(() => {
  const cbConfig = { initialLsState: null };
  document.addEventListener("click", function allowCookieGroup() {
    if (cbConfig.initialLsState.indexOf("analytics") < 0) return;
  }, { once: true });
})();`;
const BOOT = `(() => {
  const wall = {};
  setTimeout(function showWall() {
    if (!wall.state.isConsentWallAccepted) wall.open();
  }, 60);
})();`;

const DOES = {
  press: () => runAs(BAR, PRESS),
  boot: () => runAs(WALL, BOOT),
};

export function start({ does }) {
  DOES[does]();
}
