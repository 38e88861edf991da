// A dialog was closed, and what it laid over the page stays: unseen, and every click is its own.

import { appearing } from '../controls.js';

const OVER_ALL = 'position: fixed; inset: 0; z-index: 2147483647; background: transparent';

function backdrop() {
  const left = document.createElement('div');
  left.className = 'cmp-backdrop cmp-fade-out';
  left.style.cssText = OVER_ALL;
  document.body.append(left);
  console.info('[cmp] consent stored, banner closed');
}

function dialog() {
  const left = document.createElement('div');
  left.id = 'offer';
  left.className = 'offer modal';
  left.setAttribute('role', 'dialog');
  left.style.cssText = OVER_ALL;
  document.body.append(left);
  console.info('[offer] shown before, not shown again');
}

const LEAVES = { backdrop, dialog };

export function start({ leaves }) {
  appearing('add-').then(LEAVES[leaves]);
}
