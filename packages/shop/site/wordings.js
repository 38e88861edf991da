// One error as the three browsers word it: the message, and how a stack is written down.

const SPOKEN = {
  chrome: {
    undefined: (of, name) => `Cannot read properties of undefined (reading '${name}')`,
    recursion: () => 'Maximum call stack size exceeded',
    module: (url) => `Failed to fetch dynamically imported module: ${url}`,
  },
  firefox: {
    undefined: (of, name) => `can't access property "${name}", ${of} is undefined`,
    null: (of, name) => `can't access property "${name}", ${of} is null`,
    set: (of, name) => `can't access property "${name}", ${of} is null`,
    unlisted: (of) => `${of} is undefined`,
    address: (url) => `URL constructor: ${url} is not a valid URL.`,
    unterminated: () => 'JSON.parse: unterminated string at line 1 column 36 of the JSON data',
    date: () => 'invalid date',
    language: (tag) => `invalid language tag: "${tag}"`,
    uninitialized: (name) => `can't access lexical declaration '${name}' before initialization`,
    malformed: () => 'malformed URI sequence',
    frozen: (name) => `"${name}" is read-only`,
    empty: () => 'JSON.parse: unexpected end of data at line 1 column 1 of the JSON data',
    kept: () => 'JSON.parse: unexpected character at line 1 column 1 of the JSON data',
    cyclic: () => 'cyclic object value',
    removed: () => 'Node.removeChild: The node to be removed is not a child of this node',
    html: () => "expected expression, got '<'",
    uncallable: (name) => `${name} is not a function`,
    unexported: (url, name) =>
      `The requested module '${url}' doesn't provide an export named: '${name}'`,
    store: (name) => `IDBDatabase.transaction: '${name}' is not a known object store name`,
    recursion: () => 'too much recursion',
    module: (url) => `error loading dynamically imported module: ${url}`,
  },
  safari: {
    undefined: (of, name) => `undefined is not an object (evaluating '${of}.${name}')`,
    null: (of, name) => `null is not an object (evaluating '${of}.${name}')`,
    set: (of, name, to) => `null is not an object (evaluating '${of}.${name} = ${to}')`,
    unlisted: (of, first) => `undefined is not a function (near '...[${first}]...')`,
    address: (url) => `"${url}" cannot be parsed as a URL.`,
    unterminated: () => 'JSON Parse error: Unterminated string',
    undeclared: (name) => `Can't find variable: ${name}`,
    date: () => 'Invalid Date',
    language: (tag) => `invalid language tag: ${tag}`,
    uninitialized: () => 'Cannot access uninitialized variable.',
    malformed: () => 'URI error',
    frozen: () => 'Attempted to assign to readonly property.',
    empty: () => 'JSON Parse error: Unexpected EOF',
    kept: (text) => `JSON Parse error: Unexpected identifier "${text}"`,
    cyclic: () => 'JSON.stringify cannot serialize cyclic structures.',
    removed: () => 'The object can not be found here.',
    uncallable: (name, call) => `${name} is not a function. (In '${call}', '${name}' is undefined)`,
    unexported: (url, name) => `Importing binding name '${name}' is not found.`,
    recursion: () => 'Maximum call stack size exceeded.',
    module: () => 'Importing a module script failed.',
  },
};
const NAMES = { firefox: { recursion: 'InternalError' }, safari: { recursion: 'RangeError' } };
const FRAME = /^\s*at (?:(?:async )?(?:new )?(.*?) \()?([a-z]+:\/\/[^)]+:\d+:\d+)\)?$/;

/** Return the error as this browser would have thrown it at the same place. */
export function spokenBy(browser, error, kind, ...words) {
  if (browser === 'chrome' && kind !== 'module') return error;
  error.message = SPOKEN[browser][kind](...words);
  error.name = NAMES[browser]?.[kind] ?? error.name;
  error.stack = stackOf(browser, error);
  return error;
}

function stackOf(browser, error) {
  const lines = String(error.stack).split('\n');
  if (browser === 'chrome')
    return [`${error.name}: ${error.message}`, ...lines.slice(1)].join('\n');
  const frames = lines.map((line) => FRAME.exec(line)).filter(Boolean);
  // neither browser repeats the message in the stack, and both write function@place
  return frames.map(([, name, place]) => `${(name ?? '').split('.').pop()}@${place}`).join('\n');
}
