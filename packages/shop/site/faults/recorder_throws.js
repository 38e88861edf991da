// A recorder and a messenger of other houses fail in themselves; the page goes on.

import { runAs } from '../foreign.js';

const RECORDER = `addEventListener("click", function record() {
  window.hm.event.signal("click");
}, true);
window.hm = {};`;
const MESSENGER = `setTimeout(async function boot() {
  console.warn("[messenger] cookies of other houses are kept away");
  throw new Error("Messenger has not booted: no app_id");
}, 150);`;

const DOES = {
  recorder: () => runAs('https://static.heatmap.example/c/hm-3834.js?sv=6', RECORDER),
  messenger: () => runAs('https://widget.messenger.example/frame-modern.71a.js', MESSENGER),
};

export function start({ does }) {
  DOES[does]();
}
