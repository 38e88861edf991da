// A screenshot and what is drawn on it, down to the bytes that are sent. Not: taking, not editing.

import { drawMark, type Mark } from './marks';

/** The API takes 5 MiB; what is larger than this loses pixels first. */
export const MOST_BYTES = 4 * 1024 * 1024;
const QUALITY = 0.86;
const LEAST_SIDE = 320;

export interface Picture {
  /** The page's pixels, never changed. */
  source: HTMLCanvasElement;
  marks: Mark[];
  /** Return a small copy with its marks, to look at. */
  preview(): HTMLCanvasElement;
  /** Return the bytes, marks burnt in, within the bound. */
  encode(): Promise<Blob>;
}

export interface Editor {
  view: HTMLElement;
  canvas: HTMLCanvasElement;
  act(button: HTMLElement): void;
  /** Take a key; returns whether it was one of ours. */
  key(event: KeyboardEvent, target: HTMLElement): boolean;
  point(event: PointerEvent, target: HTMLElement): void;
  /** Put what was drawn into the picture. */
  keep(): void;
}

export function makePicture(source: HTMLCanvasElement): Picture {
  const picture: Picture = {
    source,
    marks: [],
    preview: () => shrink(burn(picture), 480),
    async encode() {
      let canvas = burn(picture);
      for (;;) {
        const blob = await toBlob(canvas);
        if (blob.size <= MOST_BYTES || canvas.width <= LEAST_SIDE) return blob;
        canvas = shrink(canvas, canvas.width * 0.75);
      }
    },
  };
  return picture;
}

/** Draw the picture and its marks onto a canvas of the picture's size. */
export function burn(
  { source, marks }: Pick<Picture, 'source' | 'marks'>,
  canvas = document.createElement('canvas'),
): HTMLCanvasElement {
  canvas.width = source.width;
  canvas.height = source.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(source, 0, 0);
  for (const mark of marks) drawMark(context, mark);
  return canvas;
}

function shrink(from: HTMLCanvasElement, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, width / from.width);
  canvas.width = Math.max(1, Math.round(from.width * scale));
  canvas.height = Math.max(1, Math.round(from.height * scale));
  canvas.getContext('2d')?.drawImage(from, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function toBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    // Safari answers PNG where it is asked for WebP, which the API takes as well
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new Error('no picture'));
      },
      'image/webp',
      QUALITY,
    );
  });
}
