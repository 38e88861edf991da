// What the code of a talkative page says while nothing is wrong. Not: what breaks.

const LINES = [
  ['debug', '[store] action catalogue/opened'],
  ['debug', '[store] next state in 2.1 ms'],
  ['info', '[router] entered, guards 3 of 3 passed'],
  ['debug', '[i18n] namespace "common" from cache'],
  ['info', 'feature flags: 14 known, 3 on'],
  ['debug', '[query] hydrate 6 keys, 0 stale'],
  ['warn', 'prop "variant" of <ui-button> is deprecated, use "tone"'],
  ['debug', '[store] action session/touched'],
];
const EVERY_MS = 40;

/** Say these lines over and over, so many in all. */
export function babble(most = 24) {
  for (let number = 0; number < most; number += 1) {
    const [level, words] = LINES[number % LINES.length];
    setTimeout(() => console[level](words), number * EVERY_MS);
  }
}
