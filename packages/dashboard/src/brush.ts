// A range chosen by dragging over a picture of time: the page is asked for that part. Without it
// the same stands in two fields. Not: what the range is of.

/** So far a hand trembles while it clicks. */
const LEAST_PX = 6;

interface Drag {
  picture: SVGSVGElement;
  fromX: number;
  isOn: boolean;
}

let drag: Drag | null = null;

/** Let every picture with `data-brush`, an address, be dragged over. */
export function startBrush(): void {
  document.addEventListener('pointerdown', begin);
  document.addEventListener('pointermove', move);
  document.addEventListener('pointerup', end);
  document.addEventListener('pointercancel', forget);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') forget();
  });
  // what lies in the picture are links, which a browser would drag elsewhere
  document.addEventListener('dragstart', (event) => {
    if (drag) event.preventDefault();
  });
}

function begin(event: PointerEvent): void {
  const { target } = event;
  const usual = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (usual || !(target instanceof Element)) return;
  const picture = target.closest<SVGSVGElement>('[data-brush]');
  if (picture) drag = { picture, fromX: event.clientX, isOn: false };
}

function move(event: PointerEvent): void {
  if (!drag) return;
  drag.isOn ||= Math.abs(event.clientX - drag.fromX) >= LEAST_PX;
  if (drag.isOn) draw(drag.picture, ...ends(drag, event.clientX));
}

function end(event: PointerEvent): void {
  if (!drag) return;
  const { picture, isOn } = drag;
  const [start, finish] = ends(drag, event.clientX);
  drag = null;
  if (!isOn) return;
  // the click that follows is not meant for what lies below
  addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => {
    removeEventListener('click', stop, { capture: true });
  });
  const asked = new URL(picture.dataset.brush ?? '', location.href);
  asked.searchParams.set('from', written(picture, start, Math.floor));
  asked.searchParams.set('to', written(picture, finish, Math.ceil));
  location.assign(asked);
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

function forget(): void {
  if (drag) draw(drag.picture, 0, 0);
  drag = null;
}

/** Return where a drag begins and ends, in percent of the picture from its left. */
function ends({ picture, fromX }: Drag, toX: number): [number, number] {
  const { left, width } = picture.getBoundingClientRect();
  const place = (x: number): number => Math.min(Math.max(((x - left) / width) * 100, 0), 100);
  return [place(Math.min(fromX, toX)), place(Math.max(fromX, toX))];
}

function draw(picture: SVGSVGElement, start: number, finish: number): void {
  const shown = picture.querySelector('.brushed');
  shown?.setAttribute('x', `${start}%`);
  shown?.setAttribute('width', `${finish - start}%`);
}

/** Write what stands at a place as the address has it: seconds, to the millisecond. */
function written(picture: SVGSVGElement, place: number, round: (n: number) => number): string {
  return String(round(secondsAt(picture.dataset.axis ?? '', place) * 1000) / 1000);
}

/** Find the instant at a place on an axis of `percent seconds` pairs, linear between them. */
function secondsAt(axis: string, place: number): number {
  const numbers = axis.trim().split(/\s+/).map(Number);
  let [low = 0, from = 0] = numbers;
  for (let index = 2; index + 1 < numbers.length; index += 2) {
    const [high = 0, to = 0] = numbers.slice(index);
    if (place <= high) return from + ((place - low) / (high - low || 1)) * (to - from);
    [low, from] = [high, to];
  }
  return from;
}
