// Which language the widget speaks, and which way it runs. Not: its words.

import { hasPart } from '../parts';

const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/i;

/** Choose a language there are words for: the one asked for, the page's, the browser's, English. */
export function chooseLanguage(asked: string | undefined): string {
  const tags = [asked, document.documentElement.lang, navigator.language].map((tag) =>
    String(tag ?? '')
      .toLowerCase()
      .replace(/-.*/, ''),
  );
  // a language is two letters, and no other part is
  return tags.find((tag) => tag.length === 2 && hasPart(tag)) ?? 'en';
}

export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  RIGHT_TO_LEFT.test(tag) ? 'rtl' : 'ltr';
