// Everything behind the pages, in the order in which it starts. Pages work without it. Not: how.

import 'htmx.org';
import 'htmx.org/dist/ext/hx-csp.js';

import { startCopying } from './copy';
import { startDialogs } from './dialogs';
import { startKeys } from './keys';
import { followLive } from './live';
import { startPalette } from './palette';
import { listChanged, startRows } from './rows';
import { sayNews } from './say';
import { showScripted } from './scripted';
import { quickTimelines } from './timeline';
import { localTimes } from './times';

function start(): void {
  localTimes(document);
  startCopying();
  quickTimelines();
  showScripted();
  startDialogs();
  startKeys();
  startPalette();
  startRows();
  sayNews();
  followLive();
  document.addEventListener('htmx:after:swap', (event) => {
    localTimes(document);
    showScripted();
    listChanged(event.target);
    sayNews();
    followLive();
  });
}

start();
