// One error as the three browsers word it: the message, and how a stack is written down.

const SPOKEN = {
  chrome: {
    undefined: (of, name) => `Cannot read properties of undefined (reading '${name}')`,
    recursion: () => 'Maximum call stack size exceeded',
    module: (url) => `Failed to fetch dynamically imported module: ${url}`,
  },
  firefox: {
    undefined: (of, name) => `can't access property "${name}", ${of} is undefined`,
    recursion: () => 'too much recursion',
    module: (url) => `error loading dynamically imported module: ${url}`,
  },
  safari: {
    undefined: (of, name) => `undefined is not an object (evaluating '${of}.${name}')`,
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
