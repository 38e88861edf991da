// Any value of the page as a text, bounded, whatever it throws when looked at. Not: masks.

const ITEMS = 20;
const DEPTH = 3;
const TEXT_CAP = 500;
const WHOLE_CAP = 4000;
const PARTS = 200;
const NAME_CAP = 100;

const { stringify } = JSON;

/** Write plain values as JSON, also where the page gave its arrays or objects a `toJSON`. */
export const toJson = (value: unknown): string =>
  'toJSON' in []
    ? // what a replacer returns stands, and it can look at the value from before that method
      stringify(value, function (this: Record<string, unknown>, name) {
        return this[name];
      })
    : stringify(value);

/** How many parts of the value may still be looked at. */
let left = 0;

/** What an error says of itself. */
export interface Told {
  name: string;
  message: string;
  stack: string;
}

/** Return the error's own words, or undefined for what is no error; never throws. */
export function tellError(value: unknown): Told | undefined {
  try {
    const { name, message, stack } = value as Partial<Record<string, unknown>>;
    const isError = typeof stack === 'string' || value instanceof Error;
    if (typeof message !== 'string' || !isError) return undefined;
    return { name: textOf(name).slice(0, NAME_CAP), message, stack: textOf(stack) };
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Return a text for a value: strings as they are, errors by their words, objects as JSON. */
export function describe(value: unknown): string {
  try {
    const shown = simplify(value);
    return typeof shown === 'object' && shown ? toJson(shown) : String(shown);
  } catch {
    return '[unreadable]';
  }
}

/** Return a copy of plain parts, bounded; strings inside go through `text`. */
export function simplify(value: unknown, text = (one: string): string => one): unknown {
  left = PARTS;
  return plain(value, DEPTH, [], text);
}

function plain(
  value: unknown,
  depth: number,
  above: unknown[],
  text: (one: string) => string,
): unknown {
  if (--left < 0) return '…';
  if (typeof value === 'string') return text(value.slice(0, depth < DEPTH ? TEXT_CAP : WHOLE_CAP));
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || !value) return String(value).slice(0, TEXT_CAP);
  const told = tellError(value);
  if (told)
    return text(
      told.message.startsWith(told.name) ? told.message : `${told.name}: ${told.message}`,
    );
  if (above.includes(value)) return '[circular]';
  // an anchor's text is its address
  if (value instanceof Date || value instanceof Element)
    return text(String(value).slice(0, TEXT_CAP));
  // of ten million bytes each would be a property of its own
  if (ArrayBuffer.isView(value)) return {}.toString.call(value);
  if (!depth) return '…';
  const inner = (one: unknown): unknown => plain(one, depth - 1, [...above, value], text);
  if (Array.isArray(value)) return value.slice(0, ITEMS).map(inner);
  const copy: Record<string, unknown> = {};
  // no toJSON, and each property under a guard: a page's own getter may throw
  for (const name of Object.keys(value).slice(0, ITEMS)) {
    try {
      copy[name] = inner((value as Record<string, unknown>)[name]);
    } catch {
      copy[name] = '[unreadable]';
    }
  }
  return copy;
}
