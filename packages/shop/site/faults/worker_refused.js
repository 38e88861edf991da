// What a page does beside itself, in a worker, is refused by its own policy.

import { tell } from '../asks.js';
import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

const CODE = 'onmessage = ({ data }) => postMessage(data);';

function worker() {
  return new Worker(URL.createObjectURL(new Blob([CODE], { type: 'text/javascript' })));
}

function scanner() {
  worker().addEventListener('error', () => console.error('[scanner] decoder did not start'));
}

function leaflet() {
  worker().addEventListener('error', () => tell('دستاویز نہیں کھل سکی۔', 'notice'));
}

const DOES = { scanner: ['Scan barcode', scanner], leaflet: ['Open leaflet', leaflet] };

export function start({ does }) {
  const [words, act] = DOES[does];
  label('reviews-tab', words);
  insteadOfClick('reviews-tab', act);
}
