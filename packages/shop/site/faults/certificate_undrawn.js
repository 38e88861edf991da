// A certificate is drawn in the browser, and what it is drawn of cannot be read.

import { insteadOfClick } from '../controls.js';
import { label } from '../labels.js';

async function canvas() {
  throw new Error('Attempting to parse an unsupported color function "oklch"');
}

async function png() {
  await Promise.resolve();
  throw new Error('Incomplete or corrupt PNG file');
}

const DOES = { canvas, png };

export function start({ does }) {
  label('save-button', 'Download certificate');
  insteadOfClick('save-button', () => void DOES[does]());
}
