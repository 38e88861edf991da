// Masks the copy of the page from which a screenshot is drawn, element by element, before a pixel
// exists: what is masked is in no picture. Not: drawing.

import { findMasked, maskedBy } from '../masked';
import type { Settings } from '../options';
import type { Privacy } from '../privacy';

const GREY = '#b4bac6';
const TYPED = 'input,textarea,select';
const BUTTONS = 'input:is([type=submit],[type=button],[type=reset],[type=image])';
/** What draws by itself, or loads anew when it is copied: a grey box stands in its place. */
const OPAQUE = 'iframe,frame,video,object,embed';
const IMAGES = 'img,canvas,svg,picture,image';
/** A text may grow as its parts are named by what they were. */
const GROWTH = 1000;

interface Frame {
  original: Element;
  /** How many children have been copied. */
  children: number;
  /** Boxes to put among them. */
  boxes: [at: number, width: number, height: number][];
  /** Out of view: its size is kept, its children are not copied. */
  isAway: boolean;
}

export interface Masker {
  /** Tell whether a node is copied; asked before its children. */
  enter(node: Node): boolean;
  /** Mask a copy; told after its children. */
  leave(copy: Node): void;
}

export function makeMasker(settings: Settings, privacy: Privacy): Masker {
  const selectors = maskedBy(settings);
  const isMasked = findMasked(settings);
  const frameOf = (original: Element): Frame => ({
    original,
    children: 0,
    boxes: [],
    isAway: isAway(original),
  });
  const frames = [frameOf(document.documentElement)];
  return {
    enter(node) {
      const parent = frames.at(-1);
      if (!parent || parent.isAway) return false;
      if (node instanceof Element) {
        // our own dialog, the renderer's frame, the head: beside the body nothing is the page's
        if (node.parentNode === document.documentElement && node !== document.body) return false;
        if (node.matches(OPAQUE)) {
          const { width, height } = node.getBoundingClientRect();
          parent.boxes.push([parent.children, width, height]);
          return false;
        }
        frames.push(frameOf(node));
      }
      parent.children++;
      return true;
    },
    leave(copy) {
      if (!(copy instanceof Element)) return;
      const frame = frames.pop();
      if (!frame) return;
      const { original } = frame;
      const isHidden = original.closest(selectors) !== null;
      const isText = isHidden || isMasked(original) || isEditable(original);
      if (original.matches(TYPED) && (isText || !original.matches(BUTTONS))) maskControl(copy);
      else if (isHidden && original.matches(IMAGES)) hide(copy);
      else maskTexts(copy, isText ? undefined : privacy);
      // what a style writes before or after an element may be an attribute's words
      if (isText) copy.removeAttribute('class');
      for (const [at, ...size] of frame.boxes.reverse())
        copy.insertBefore(makeBox(...size), copy.childNodes[at] ?? null);
      hold(copy as HTMLElement, original, frames.at(-1));
    },
  };
}

function maskControl(copy: Element): void {
  for (const name of ['value', 'placeholder', 'checked', 'min', 'max', 'src'])
    copy.removeAttribute(name);
  copy.replaceChildren();
  paint(copy, GREY);
}

function hide(copy: Element): void {
  for (const name of ['src', 'srcset', 'alt', 'href']) copy.removeAttribute(name);
  copy.replaceChildren();
  paint(copy, GREY);
}

/** Put bars in the place of an element's own words, or mask what is personal among them. */
function maskTexts(copy: Element, privacy: Privacy | undefined): void {
  for (const node of [...copy.childNodes]) {
    if (!(node instanceof Text) || !node.data.trim()) continue;
    if (privacy) {
      node.data = privacy.text(node.data, node.data.length + GROWTH);
      continue;
    }
    node.data = node.data.replace(/\S/gu, 'x');
    if (!(copy instanceof HTMLElement)) {
      paint(copy, 'none');
      (copy as SVGElement).style.setProperty('fill', 'transparent', 'important');
      continue;
    }
    const bar = document.createElement('span');
    paint(bar, GREY);
    node.replaceWith(bar);
    bar.append(node);
  }
  if (!privacy) (copy as HTMLElement).style.setProperty('background-image', 'none', 'important');
}

/** Colour an element over its whole box, with no letter to be seen. */
function paint(copy: Element, colour: string): void {
  const { style } = copy as HTMLElement;
  style.setProperty('background', colour, 'important');
  for (const name of ['color', '-webkit-text-fill-color', 'text-decoration-color'])
    style.setProperty(name, 'transparent', 'important');
  style.setProperty('text-shadow', 'none', 'important');
}

function makeBox(width: number, height: number): HTMLElement {
  const box = document.createElement('span');
  paint(box, GREY);
  box.style.setProperty('display', 'inline-block');
  box.style.setProperty('width', `${width}px`);
  box.style.setProperty('height', `${height}px`);
  return box;
}

/** Hold what does not scroll where it is seen: the copy is drawn from the top of the page. */
function hold(copy: HTMLElement, original: Element, parent: Frame | undefined): void {
  const { style } = copy;
  // with a transform the body is what fixed elements are placed in, scrolled or not
  if (original === document.body && !style.transform) style.transform = 'translate(0px)';
  const { position } = style;
  if (position !== 'fixed' && position !== 'sticky') return;
  const { left, top, width, height } = original.getBoundingClientRect();
  if (position === 'sticky') {
    const isStuck = scrollY > 0 && Math.abs(top - Number.parseFloat(style.top)) < 2;
    style.setProperty('position', isStuck ? 'fixed' : 'relative');
    style.setProperty('inset', 'auto');
    if (!isStuck) return;
    parent?.boxes.push([parent.children - 1, 0, height]);
  }
  const origin = document.body.getBoundingClientRect();
  const place = { left: left - origin.left, top: top - origin.top, width, height };
  style.setProperty('inset', 'auto');
  style.setProperty('margin', '0');
  style.setProperty('box-sizing', 'border-box');
  for (const [name, value] of Object.entries(place)) style.setProperty(name, `${value}px`);
}

/** Tell what lies wholly out of view; what has no size of its own may hold what has. */
function isAway(element: Element): boolean {
  if (element.contains(document.body)) return false;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  if (right - left < 1 || bottom - top < 1) return false;
  return bottom < 0 || right < 0 || top > innerHeight || left > innerWidth;
}

const isEditable = (element: Element): boolean => (element as HTMLElement).isContentEditable;
