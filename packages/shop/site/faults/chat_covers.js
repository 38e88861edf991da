// A chat of another house lies over Pay: who wants to pay presses the chat.

import { appearing } from '../controls.js';

const LOOKS = {
  launcher: { tag: 'button', label: 'Chat with us', opens: '[chat] window opened' },
  prompt: { tag: 'div', label: 'Can we help? Ask us anything', opens: '[chat] prompt pressed' },
};

function cover(pay, { tag, label, opens }, id) {
  const over = document.createElement(tag);
  over.id = id;
  over.dataset.testid = id;
  over.textContent = label;
  if (tag === 'button') over.type = 'button';
  over.style.cssText = 'position: absolute; inset: 0; z-index: 2147483000';
  over.addEventListener('click', () => console.info(opens));
  const place = document.createElement('div');
  place.style.cssText = 'position: relative';
  pay.replaceWith(place);
  place.append(pay, over);
}

export function start({ looks }, { name }) {
  if (name !== 'checkout') return;
  appearing('pay').then((pay) => cover(pay, LOOKS[looks], `chat-${looks}`));
}
