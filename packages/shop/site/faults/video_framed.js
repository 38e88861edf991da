// The policy of the page keeps the film of a lesson away.

import { at, insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

function frame() {
  const player = document.createElement('iframe');
  player.title = 'Lesson 3';
  player.src = 'https://www.tube-nocookie.example/embed/lcmz8VgDixA';
  at('reviews-tab').after(player);
}

function media() {
  const player = document.createElement('video');
  player.src = 'https://media.lessons.example/3/master.m3u8';
  player.addEventListener('error', () => {
    console.error('[player] MEDIA_ERR_SRC_NOT_SUPPORTED: no compatible source was found');
  });
  at('reviews-tab').after(player);
}

const DOES = { frame, media };

export function start({ does }) {
  label('reviews-tab', 'Watch lesson 3');
  insteadOfClick('reviews-tab', DOES[does]);
}
