// Scripts of others do not come, or fail in themselves; the shop goes on.

import { onClick } from '../controls.js';
import { runAs } from '../foreign.js';

function gtag() {
  const script = document.createElement('script');
  script.src = 'http://cdn.metrics.example/gtag/js?id=G-7F2';
  document.head.append(script);
  onClick('add-', () => {
    throw new ReferenceError('gtag is not defined');
  });
}

const CHATBOX = `setTimeout(function mount() {
  document.querySelector("#chatbox-root").dataset.ready = "1";
}, 120);`;

const chatbox = () => runAs('https://widget.chatbox.example/v3/loader.js', CHATBOX);

const DOES = { gtag, chatbox };

export function start({ does }) {
  DOES[does]();
}
