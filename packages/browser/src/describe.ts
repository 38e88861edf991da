// Any value of the page as a text, bounded, whatever it throws when looked at. Not: masks.

const ITEMS = 20;
const DEPTH = 3;
const TEXT_CAP = 500;

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
    if (typeof message !== 'string' || (typeof stack !== 'string' && !(value instanceof Error))) return undefined;
    return { name: String(name ?? ''), message, stack: String(stack ?? '') };
  } catch {
    return undefined;
  }
}

/** Return a text for a value: strings as they are, errors by their words, objects as JSON. */
export function describe(value: unknown): string {
  try {
    const shown = plain(value, DEPTH, []);
    return typeof shown === 'object' && shown ? JSON.stringify(shown) : String(shown);
  } catch {
    return '[unreadable]';
  }
}

function plain(value: unknown, depth: number, above: unknown[]): unknown {
  if (typeof value === 'string') return depth < DEPTH ? value.slice(0, TEXT_CAP) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || !value) return String(value).slice(0, TEXT_CAP);
  const told = tellError(value);
  if (told) return told.name && !told.message.startsWith(told.name) ? `${told.name}: ${told.message}` : told.message;
  if (above.includes(value)) return '[circular]';
  if (value instanceof Date || value instanceof Element) return String(value);
  if (!depth) return '…';
  const inner = (one: unknown): unknown => plain(one, depth - 1, [...above, value]);
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
