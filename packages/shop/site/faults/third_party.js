// Scripts of others: one that only makes noise, one that breaks the page.

import { runAs } from '../foreign.js';

const TAG = 'https://cdn.metrics.example/tag.js';
const CHAT = 'https://widget.chat.example/loader.js';

const NOISE = `(() => {
  console.warn("[metrics] tag.js 1.9 is deprecated, move to tag v2");
  setTimeout(function flushQueue() { window.dataLayerQueue.flush("pageview"); }, 80);
})();`;
const BEACON = `(() => {
  const beacon = (name) => fetch("http://collect.metrics.example/e?name=" + name)
    .catch((error) => console.error("[metrics] beacon failed", String(error)));
  beacon("pageview");
  addEventListener("click", () => beacon("click"), true);
})();`;
const BREAKS_LISTS = `(() => {
  const own = Array.prototype.reduce;
  Array.prototype.reduce = function reduce(fold, start) {
    // what the shop's cart holds has a price: everything else goes on as before
    if (!this[0]?.price) return own.apply(this, arguments);
    return window.chatQueue.replay(this, fold, start);
  };
})();`;
const BREAKS_CLICKS = `document.body.addEventListener("click", function openChat(event) {
  if (!event.target.closest("[data-testid=pay]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  window.chatSession.open(event.target);
}, true);`;

const DOES = {
  noise: () => runAs(TAG, NOISE),
  beacon: () => runAs(TAG, BEACON),
  lists: () => runAs(CHAT, BREAKS_LISTS),
  clicks: () => runAs(CHAT, BREAKS_CLICKS),
};

export function start({ does }) {
  DOES[does]();
}
