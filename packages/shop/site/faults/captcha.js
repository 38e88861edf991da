// The captcha of another house does not load, and making an account waits for it.

import { insteadOfClick } from '../controls.js';
import { spokenBy } from '../wordings.js';

const CAPTCHA = 'https://www.recaptcha.example/recaptcha/api.js';

function execute(browser) {
  try {
    return grecaptcha.execute(); // eslint-disable-line no-undef -- the captcha's global
  } catch (error) {
    throw spokenBy(browser, error, 'undeclared', 'grecaptcha');
  }
}

const DOES = {
  call: execute,
  log: () => console.error('[sign-up] the captcha is not there, the form cannot be sent'),
  wait: () => console.info('[sign-up] waiting for the captcha'),
};

export function start({ does, browser }, { name }) {
  if (name !== 'sign-up') return;
  document.head.append(Object.assign(document.createElement('script'), { src: CAPTCHA }));
  insteadOfClick('sign-up-button', () => DOES[does](browser));
}
