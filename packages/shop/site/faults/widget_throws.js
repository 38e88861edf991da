// A box to write to the house and a manager of tags fail in themselves; the page goes on.

import { runAs } from '../foreign.js';

const CHAT = `addEventListener("click", function loaded() {
  const kept = [["campaign", 7]];
  for (const [name, value] of kept) document.title += value.split("=").length > 1 ? name : "";
}, true);`;
const TAGS = `setTimeout(function fire() {
  SupportBubble("boot", { app_id: "qk2" });
}, 180);`;

const DOES = {
  chat: () => runAs('https://chat.helpline.example/packs/js/sdk.js', CHAT),
  tags: () => runAs('https://tags.manager.example/gtm.js?id=GTM-WGG7', TAGS),
};

export function start({ does }) {
  DOES[does]();
}
