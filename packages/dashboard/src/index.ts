// Everything behind the pages, in the order in which it starts. Pages work without it. Not: how.

import 'htmx.org';
import 'htmx.org/dist/ext/hx-csp.js';

import { startRefreshing } from './refresh';
import { localTimes } from './times';

function start(): void {
  localTimes(document);
  startRefreshing();
  document.addEventListener('htmx:after:swap', () => {
    localTimes(document);
  });
}

start();
