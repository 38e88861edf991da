// A form that refuses what is right.

import { at, insteadOfClick } from '../controls.js';

const RULES = {
  postcode: ['postcode', /^\d{5}-\d{4}$/, 'Please enter a valid postcode'],
  email: ['email', /^[a-z]+@[a-z]+\.[a-z]+$/, 'Please enter a valid e-mail address'],
  name: ['name', /^[A-Z][a-z]+$/, 'Please enter your name without spaces'],
};

function check([name, rule, words]) {
  const field = document.querySelector(`[name="${name}"]`);
  if (rule.test(field.value)) return;
  console.warn(`[checkout] validation failed: ${name}: ${words}`);
  const notice = at('notice') ?? field.closest('form').appendChild(document.createElement('p'));
  notice.textContent = words;
  notice.hidden = false;
}

export function start({ field }) {
  insteadOfClick('pay', () => check(RULES[field]));
}
