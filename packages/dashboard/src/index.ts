// Everything behind the pages, in the order in which it starts. Pages work without it. Not: how.

import 'htmx.org';
import 'htmx.org/dist/ext/hx-csp.js';

import { startBrush } from './brush';
import { startMenus } from './menus';
import { startDialogs } from './dialogs';
import { startKeys } from './keys';
import { followLive } from './live';
import { watchAnswers } from './lost';
import { startPalette } from './palette';
import { listChanged, startRows } from './rows';
import { sayNews } from './say';
import { showScripted } from './scripted';
import { startCopying } from './copy';
import { quickTimelines } from './timeline';
import { startRefreshing } from './refresh';
import { localTimes } from './times';

interface Swap extends Event {
  detail: { ctx: { sourceElement: Element | null } };
}

function start(): void {
  startMenus();
  localTimes(document);
  showScripted();
  startDialogs();
  startKeys();
  startPalette();
  startRows();
  sayNews(false);
  watchAnswers();
  followLive();
  startCopying();
  quickTimelines();
  startBrush();
  startRefreshing();
  // kept from before: what asked may be gone afterwards, and something else named in its place
  const sources = new WeakMap<object, Element>();
  document.addEventListener('htmx:before:swap', (event) => {
    const { ctx } = (event as Swap).detail;
    if (ctx.sourceElement) sources.set(ctx, ctx.sourceElement);
  });
  document.addEventListener('htmx:after:swap', (event) => {
    localTimes(document);
    showScripted();
    const source = sources.get((event as Swap).detail.ctx) ?? null;
    listChanged(source);
    sayNews(source instanceof HTMLFormElement);
    followLive();
  });
}

start();
