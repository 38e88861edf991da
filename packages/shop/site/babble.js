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
/** Another team's page: what its data layer, its flags and its map say. */
export const ANOTHER = [
  ['debug', 'axios > GET /config (cached)'],
  ['info', '[app] boot 412 ms, locale nb-NO, theme auto'],
  ['debug', 'apollo cache: 18 entities, 0 dangling'],
  ['warn', 'moment().zone is deprecated, use moment().utcOffset'],
  ['debug', '{"evt":"screen_view","ok":true,"q":0}'],
  ['info', '[flags] newCheckout=off, darkTopBar=on'],
  ['debug', 'tick'],
];
/** A third team's page: what its stores, its workers and its tables say. */
export const YET_ANOTHER = [
  ['debug', '[pinia] "session" installed'],
  ['debug', 'worker: ready in 18 ms'],
  ['info', '%c app 3.2.0 ', 'background:#245;color:#fff'],
  ['debug', '[vueuse] useStorage "columns" read'],
  ['warn', 'Each child in a list should have a unique "key" prop. See "ColumnList"'],
  ['debug', '[feature] 9 gates, 2 open'],
  ['info', 'heartbeat 200 in 31 ms'],
];
/** A fourth team's page: what its controllers, its channels and its scheduler say. */
export const AND_ANOTHER = [
  ['debug', 'application #starting'],
  ['debug', 'dialog #connect {"identifier":"dialog","open":false}'],
  ['info', 'theme: system, contrast: more'],
  ['debug', 'htmx:afterSettle #side in 6 ms'],
  ['warn', 'Lit is in dev mode. Not recommended for production!'],
  ['info', '[consent] analytics denied, 2 tags held back'],
  ['debug', 'idle callback: 3 of 3 done'],
];
/** A fifth team's page: what its records, its methods and its pictures say. */
export const ONE_MORE = [
  ['debug', 'DEBUG: Ember Data : 5.3.9'],
  ['info', '[ddp] subscribed "currentUser" in 44 ms'],
  ['debug', 'queryClient: 7 observers, gc in 300000'],
  ['debug', 'turbo:frame-load aside'],
  ['warn', 'Image with src "/hero" was detected as the largest paint. Add "priority".'],
  ['info', 'experiments: nav-b=control, pill=on'],
  ['debug', '[alpine] $persist "dense" false'],
];
const EVERY_MS = 40;

/** Say lines over and over, so many in all. */
export function babble(most = 24, lines = LINES) {
  for (let number = 0; number < most; number += 1) {
    const [level, ...words] = lines[number % lines.length];
    setTimeout(() => console[level](...words), number * EVERY_MS);
  }
}
