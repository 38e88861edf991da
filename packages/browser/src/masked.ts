// Which elements have words that must not be read. Not: masking a text (privacy.ts).

import type { Settings } from './options';

/** Tell whether the words of an element must not be read. */
export type IsMasked = (element: Element) => boolean;

/** Return the selector of what the page marks. */
export const maskedBy = ({ maskSelectors }: Settings): string =>
  ['[data-uc-mask]'].concat(maskSelectors).join();

export function findMasked(settings: Settings): IsMasked {
  const masked = maskedBy(settings);
  return (element) => {
    if (settings.maskText) return true;
    // what marks a component stands outside of its shadow
    for (
      let one: Element | undefined = element;
      one;
      one = (one.getRootNode() as Partial<ShadowRoot>).host
    )
      if (one.closest(masked)) return true;
    return false;
  };
}
