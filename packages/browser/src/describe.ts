// Any value of the page as plain JSON, bounded, whatever it throws when looked at. Not: masks.

const ITEMS = 20;
const DEPTH = 3;

/** What an error says of itself. */
export interface Told {
  name: string;
  message: string;
  stack: string;
}

/** Return the error's own words, or undefined for what is no error; never throws. */
export function tellError(value: unknown): Told | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const { name, message, stack } = value as Partial<Record<string, unknown>>;
    if (typeof message !== 'string' || (typeof stack !== 'string' && !(value instanceof Error))) {
      return undefined;
    }
    return {
      name: typeof name === 'string' ? name : '',
      message,
      stack: typeof stack === 'string' ? stack : '',
    };
  } catch {
    return undefined;
  }
}

/** Return a text for a value: strings as they are, objects as short JSON; never throws. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    const told = tellError(value);
    if (told) return told.name && !told.message.startsWith(told.name) ? `${told.name}: ${told.message}` : told.message;
    if (typeof value === 'function') return `ƒ ${value.name}`;
    if (typeof value !== 'object' || value === null) return String(value);
    return JSON.stringify(plain(value, DEPTH, []));
  } catch {
    return '[unreadable]';
  }
}

function plain(value: unknown, depth: number, above: unknown[]): unknown {
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return 'ƒ';
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? value.slice(0, 500) : value;
  }
  if (above.includes(value)) return '[circular]';
  if (depth === 0) return Array.isArray(value) ? '[…]' : '{…}';
  if (value instanceof Element) return `<${value.tagName.toLowerCase()}>`;
  const within = [...above, value];
  if (Array.isArray(value)) return value.slice(0, ITEMS).map((one) => plain(one, depth - 1, within));
  const told = tellError(value);
  if (told) return `${told.name}: ${told.message}`;
  if (value instanceof Date) return isNaN(+value) ? 'Invalid Date' : value.toISOString();
  const copy: Record<string, unknown> = {};
  // not toJSON, nor getters one by one without a guard: a page's own code may throw or never end
  for (const name of Object.keys(value).slice(0, ITEMS)) {
    try {
      copy[name] = plain((value as Record<string, unknown>)[name], depth - 1, within);
    } catch {
      copy[name] = '[unreadable]';
    }
  }
  return copy;
}
