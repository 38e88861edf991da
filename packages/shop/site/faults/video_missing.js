// A product's film is not there.

import { appearing } from '../controls.js';

function showFilm(article, plays) {
  const film = document.createElement('video');
  film.src = '/demo/films/on-the-wheel.mp4';
  film.muted = true;
  article.append(film);
  if (plays) film.play();
}

export function start({ plays }, { name }) {
  if (name !== 'product') return;
  appearing('stock').then((stock) => showFilm(stock.parentElement, plays));
}
