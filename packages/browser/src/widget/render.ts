// Takes the picture: what is in view, drawn from a masked copy of the page. Not: what follows.

import { createContext, destroyContext, domToCanvas } from 'modern-screenshot';

import { makeMasker } from './masker';
import { makePicture, type Picture } from './picture';
import type { Tools } from './tools';

/** Longer sides are scaled down: more pixels show no more of a fault. */
const LONGEST_SIDE = 1920;
const PATIENCE_MS = 12_000;
const FETCH_MS = 3000;
const EMPTY = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Take a picture of what is in view; rejects where the page's policy does not allow it. */
export async function takePicture(tools: Tools): Promise<Picture> {
  const width = document.documentElement.clientWidth || innerWidth;
  const height = innerHeight;
  const masker = makeMasker(tools.settings, tools.privacy);
  const context = await createContext(document.documentElement, {
    width,
    height,
    scale: Math.min(devicePixelRatio || 1, 2, LONGEST_SIDE / Math.max(width, height)),
    // on the copy, not the canvas: a picture that the page's policy refused stays without a pixel
    style: { overflow: 'hidden', margin: '0', backgroundColor: backgroundOf() },
    filter: masker.enter,
    onCloneEachNode: masker.leave,
    features: { restoreScrollPosition: true },
    font: false,
    timeout: FETCH_MS,
    fetchFn: (url) => fetchImage(tools, url),
  });
  // a frame of the renderer's own has markup, which Trusted Types refuse
  context.sandbox = document.createElement('iframe');
  context.sandbox.width = context.sandbox.height = '0';
  context.sandbox.style.setProperty('position', 'fixed');
  context.sandbox.style.setProperty('visibility', 'hidden');
  document.documentElement.append(context.sandbox);
  try {
    const canvas = await soon(domToCanvas(context));
    const pixel = canvas.getContext('2d')?.getImageData(0, 0, 1, 1).data[3];
    if (!pixel) throw new Error('the page allows no picture');
    return makePicture(canvas);
  } finally {
    destroyContext(context);
  }
}

function backgroundOf(): string {
  const colours = [document.documentElement, document.body].map(
    (element) => getComputedStyle(element).backgroundColor,
  );
  return colours.find((colour) => !/^transparent$|, 0\)$/.test(colour)) ?? canvasColour();
}

/** Return what the browser draws under a page that has no background: by its scheme. */
function canvasColour(): string {
  const probe = document.createElement('i');
  probe.style.color = 'Canvas';
  document.documentElement.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Return an image as text, or an empty one: that one cannot be read must not cost the picture. */
async function fetchImage({ guard }: Tools, url: string): Promise<string> {
  try {
    const signal = (AbortSignal as { timeout?: typeof AbortSignal.timeout }).timeout?.(FETCH_MS);
    // guarded: what we ask for again is no request of the page
    const answer = await guard(() => fetch(url, { cache: 'force-cache', signal: signal ?? null }));
    const blob = await answer?.blob();
    if (!answer?.ok || !blob?.type.startsWith('image/')) return EMPTY;
    return await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => {
        resolve(String(reader.result));
      };
      reader.onerror = reject;
      reader.readAsDataURL(blob);
    });
  } catch {
    return EMPTY;
  }
}

function soon<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, PATIENCE_MS, new Error('too slow'));
    void work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
