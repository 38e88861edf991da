// What is drawn on a screenshot, as data and as pixels. Not: who draws it.

export type Kind = 'redact' | 'box' | 'arrow' | 'pen';

/** From a corner to the opposite one, in pixels of the picture; a pen's way has many points. */
export interface Mark {
  kind: Kind;
  points: [x: number, y: number][];
}

const COLOUR = '#e5002b';

/** Draw a mark. What is blacked out is replaced, not covered: its pixels are in no copy. */
export function drawMark(context: CanvasRenderingContext2D, { kind, points }: Mark): void {
  const [[x, y] = [0, 0]] = points;
  const [toX, toY] = points.at(-1) ?? [x, y];
  context.save();
  context.lineCap = context.lineJoin = 'round';
  context.lineWidth = strokeOf(context.canvas);
  context.strokeStyle = COLOUR;
  context.beginPath();
  if (kind === 'redact') {
    context.fillStyle = '#000';
    // whole pixels: a blurred edge would let through what lies under it
    const [left, right] = [Math.floor(Math.min(x, toX)), Math.ceil(Math.max(x, toX))];
    const [top, bottom] = [Math.floor(Math.min(y, toY)), Math.ceil(Math.max(y, toY))];
    context.fillRect(left, top, right - left, bottom - top);
  } else if (kind === 'box') context.rect(x, y, toX - x, toY - y);
  else {
    context.moveTo(x, y);
    for (const [nextX, nextY] of points.slice(1)) context.lineTo(nextX, nextY);
    if (kind === 'arrow') drawHead(context, x, y, toX, toY);
  }
  context.stroke();
  context.restore();
}

/** Thick enough to be seen when the picture is shown small. */
export const strokeOf = ({ width }: HTMLCanvasElement): number => Math.max(3, width / 320);

function drawHead(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  toX: number,
  toY: number,
): void {
  const angle = Math.atan2(toY - y, toX - x);
  const length = Math.min(context.lineWidth * 6, Math.hypot(toX - x, toY - y) / 2);
  for (const turn of [2.6, -2.6]) {
    context.moveTo(toX, toY);
    context.lineTo(toX + length * Math.cos(angle + turn), toY + length * Math.sin(angle + turn));
  }
}
