// A chat bubble and a pixel of other houses fail; the page does not need them.

import { appearing } from '../controls.js';
import { runAs, throwIn } from '../foreign.js';

const BUBBLE = 'https://www.smartbubble.example/loader.js';
const PIXEL = 'https://cdn.segments.example/analytics.js';

function bubble() {
  throwIn(BUBBLE, new TypeError("Cannot read properties of null (reading 'document')"), [1, 48211]);
}

const SAYS = `console.error(
  'analytics:integration:pixel error loading "Pixel" error="Error: script error pixel.js" +18ms'
);`;

const DOES = { bubble, pixel: () => runAs(PIXEL, SAYS) };

export function start({ does }) {
  appearing('add-').then(DOES[does]);
}
