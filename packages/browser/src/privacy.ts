// Masks, applied before anything is buffered: the server masks again, this keeps it in the page.

import type { Settings } from './options';

export interface Privacy {
  /** Mask personal data in a text and cap it. */
  text(text: string, cap?: number): string;
  /** Strip what a url may hold of secrets: user, password, values of the query. */
  url(url: string): string;
  /** Tell whether the words of an element must not be read. */
  isMasked(element: Element): boolean;
}

const CAP = 2000;
const MAIL = /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const CARD = /\b[2-6]\d{2,3}(?:[ -]?\d){9,15}\b/g;
const SECRET =
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(bearer|basic) +[\w.~+/=-]{8,}|\b(?:sk|rk|pk)_(?:live|test)_\w{8,}|\bgh[pousr]_\w{20,}|\bAKIA[0-9A-Z]{16}\b/gi;
const NAMED =
  /((?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|authorization|cvv|cvc|pin|otp)["']?\s*[:=]\s*["']?)([^\s"'&,;}]+)/gi;

export function makePrivacy(settings: Settings): Privacy {
  const allowed = new Set(settings.allowQuery);
  const masked = ['[data-uc-mask]', ...settings.maskSelectors].join(',');
  return {
    text: (text, cap = CAP) => maskText(text, cap),
    url: (url) => maskUrl(url, allowed),
    isMasked: (element) => settings.maskText || element.closest(masked) !== null,
  };
}

export function maskText(text: string, cap = CAP): string {
  const short = text.length > cap ? text.slice(0, cap - 1) + '…' : text;
  let plain = short;
  if (plain.includes('@')) plain = plain.replace(MAIL, '[EMAIL]');
  if (/\d{3}/.test(plain)) plain = plain.replace(CARD, (card) => (isCard(card) ? '[CARD]' : card));
  return plain.replace(SECRET, '[SECRET]').replace(NAMED, '$1[SECRET]');
}

/** Luhn's check; what fails it is some other number. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    let digit = Number(digits[digits.length - 1 - place]);
    if (place % 2) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return digits.length > 12 && digits.length < 20 && sum % 10 === 0;
}

export function maskUrl(url: string, allowed: Set<string>): string {
  const plain = url.slice(0, CAP).replace(/^([a-z][\w+.-]*:\/\/)[^/?#@]*@/i, '$1');
  if (/^(data|blob):/i.test(plain)) return plain.slice(0, 40);
  const [before = '', ...fragment] = plain.split('#');
  const hash = fragment.join('#');
  const kept = maskQuery(before, allowed) + (hash ? '#' + maskQuery(hash, allowed) : '');
  return maskText(kept);
}

function maskQuery(part: string, allowed: Set<string>): string {
  const [path = '', query] = split(part, '?');
  if (query === undefined) return path;
  const pairs = query.split('&').map((pair) => {
    const [name = '', value] = split(pair, '=');
    return value === undefined || allowed.has(name) ? pair : name + '=…';
  });
  return path + '?' + pairs.join('&');
}

function split(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
