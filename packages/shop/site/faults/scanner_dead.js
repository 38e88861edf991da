// The search reads codes by the camera: there is no camera, or what reads the code is not there.

import { appearing, insteadOfClick } from '../controls.js';

async function openCamera() {
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
}

async function readCode() {
  const frame = document.createElement('canvas');
  return globalThis.detectBarcode(frame.getContext('2d'));
}

const DOES = { camera: openCamera, reader: readCode };

export function start({ does }) {
  appearing('search-button').then((button) => (button.textContent = 'Scan'));
  insteadOfClick('search-button', DOES[does]);
}
