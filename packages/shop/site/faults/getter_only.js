// What a form holds can be read by all, and is written to by code of before.

import { at, insteadOfClick } from '../controls.js';

const account = {
  get email() {
    return at('sign-in-email').value;
  },
};

class Form {
  get ready() {
    return at('sign-up-email').value !== '';
  }
}

function signIn() {
  account.email = account.email.trim();
}

function signUp() {
  try {
    new Form().ready = true;
  } catch (error) {
    console.error('[sign-up] not sent', error);
  }
}

const DOES = { signIn, signUp };

export function start({ control, does }) {
  insteadOfClick(control, DOES[does]);
}
