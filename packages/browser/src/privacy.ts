// Masks, applied before anything is buffered: the server masks again, this keeps it in the page.

import type { Settings } from './options';

export interface Privacy {
  /** Mask personal data in a text and cap it. */
  text(text: string, cap?: number): string;
  /** Strip what a url may hold of secrets: user, password, values of the query. */
  url(url: string): string;
}

const CAP = 2000;
const URL_CAP = 4000;
const MAIL = /[\w.+'-]{1,64}(?:@|%40)[\w-]{1,63}(\.[\w-]{1,63}){1,4}/g;
const CARD = /\b[2-6]\d{2,3}([ -]?\d){9,15}\b/g;
const SECRET = /\beyJ[\w-]{8,}(\.[\w-]*)*|\b(bearer|basic) +[\w.~+/=-]{8,}/gi;
const SECRETS = 'pass(?:word|wd|phrase)?|secret|token|api[_-]?key|authorization|cv[vc]|pin|otp';
const NAMED = new RegExp(
  `((?:${SECRETS})["']?\\s*[:=]\\s*)("[^"]*"?|'[^']*'?|[^\\s"'&,;}]+)`,
  'gi',
);
/** Masks look this far past the cap, or half of what should go would stay. */
const MARGIN = 300;

export function makePrivacy({ allowQuery }: Settings): Privacy {
  const allowed = String(allowQuery).split(/[\s,]+/);
  return {
    text: mask,
    url: (url) => maskUrl(url, allowed),
  };
}

export function mask(text: string, cap = CAP): string {
  const masked = text
    .slice(0, cap + MARGIN)
    .replace(MAIL, '[EMAIL]')
    .replace(CARD, (card) => (isCard(card) ? '[CARD]' : card))
    .replace(SECRET, '[SECRET]')
    .replace(NAMED, '$1[SECRET]');
  return masked.length > cap ? masked.slice(0, cap - 1) + '…' : masked;
}

/** Luhn's check; what fails it is some other number. */
function isCard(text: string): boolean {
  let sum = 0;
  const digits = [...text.replace(/\D/g, '')].reverse();
  digits.forEach((digit, place) => {
    const twice = Number(digit) * (1 + (place % 2));
    sum += twice > 9 ? twice - 9 : twice;
  });
  return sum % 10 === 0;
}

export function maskUrl(url: string, allowed: string[]): string {
  if (/^(data|blob):/.test(url)) return url.replace(/[;,][^]*/, '').slice(0, 40);
  const plain = url
    .slice(0, URL_CAP)
    .replace(/^([a-z][\w+.-]*:\/\/)[^/?#@]*@/i, '$1')
    // a value stands between = and the next & or #, in the query and in a route behind the #
    .replace(/([?&#])([^=&#?]*)=[^&#]*/g, (pair, before: string, name: string) =>
      name && allowed.includes(name) ? pair : `${before}${name}=…`,
    );
  return mask(plain);
}
