// What a page tells its user at once: alerts that come up. Not: what is typed, or read at leisure.

import type { Emit } from '../entry';
import type { Ledger } from '../ledger';
import { findMasked } from '../masked';
import type { Settings } from '../options';
import { guard } from '../patch';
import type { Privacy } from '../privacy';
import { selectorOf, wordsOf } from './elements';

/**
 * What says of itself that it has to be read now, or that it is a notice. Not all that is polite:
 * lists to choose from say there what is typed and chosen, and counters speak each second.
 */
const NOTICES = '[role=alert],[role=alertdialog],[aria-live=assertive],[data-uc-notice]';
const SETTLED_MS = 300;
const CAP = 200;
/** A page that alerts to more than this at once is a list. */
const MOST = 5;

/** Tell each notice that is there or comes up, once for each text that it has. */
export function watchNotices(
  emit: Emit,
  privacy: Privacy,
  ledger: Ledger,
  settings: Settings,
): void {
  const masks = findMasked(settings);
  // the names of icons are letters too, and hidden from those who listen
  const isMasked = (element: Element): boolean =>
    masks(element) || element.matches('[aria-hidden=true]');
  const told = new WeakMap<Element, string>();
  let waits = false;
  const look = (): void => {
    waits = false;
    for (const element of [...document.querySelectorAll(NOTICES)].slice(-MOST)) {
      const text = privacy.text(wordsOf(element, isMasked), CAP);
      if (told.get(element) === text || !element.getClientRects().length) continue;
      told.set(element, text);
      if (text && !ledger.isFull('info'))
        emit('console', 'info', { kind: 'notice', message: text, selector: selectorOf(element) });
    }
  };
  const wait = (): void => {
    if (!waits) setTimeout(guard, SETTLED_MS, look);
    waits = true;
  };
  new MutationObserver(wait).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['class', 'style', 'hidden'],
  });
  wait();
}
