// A script that counts clicks, and one that says who is there to talk to, fail in themselves.

import { runAs } from '../foreign.js';

const HEAT = `setTimeout(function install() {
  throw new Error("HM: multiple userscripts installed");
}, 150);`;
const STATUS = `addEventListener("click", function refresh() {
  document.getElementById("status_container").style.display = "none";
}, { capture: true, once: true });`;

const DOES = {
  heat: () => runAs('https://script.heatmap.example/pages/scripts/0045/9836.js', HEAT),
  status: () => runAs('https://talk.helpdesk.example/chat/getstatus.js', STATUS),
};

export function start({ does }) {
  DOES[does]();
}
