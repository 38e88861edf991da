// Controls that answer too late or never, until somebody hammers on them.

import { insteadOfClick } from '../controls.js';

const FREEZE_MS = 500;

function countStock(times = 1) {
  const begun = performance.now();
  let sum = 0;
  while (performance.now() - begun < FREEZE_MS * times) sum += Math.sqrt(sum + 1);
  return performance.now() - begun;
}

function warnOfStall(times) {
  const took = Math.round(countStock(times));
  console.warn(`[perf] the page did not respond for ${took} ms (long task in countStock)`);
}

const DOES = {
  never: (control) => insteadOfClick(control),
  frozen: (control) => insteadOfClick(control, () => void countStock()),
  'frozen-logged': (control, times) => insteadOfClick(control, () => warnOfStall(times)),
};

export function start({ does, control, times }) {
  DOES[does](control, times);
}
