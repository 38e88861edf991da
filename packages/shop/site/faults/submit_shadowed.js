// A form is sent by code that does not find what it calls.

import { insteadOfClick } from '../controls.js';

function real() {
  const form = document.createElement('form');
  const button = Object.assign(document.createElement('input'), { type: 'hidden', name: 'submit' });
  form.append(button);
  form.submit();
}

function score() {
  const verifier = { widgets: [] };
  const { token } = verifier.widgets[0];
  return token;
}

const DOES = { real, score };

export function start({ does, control }) {
  insteadOfClick(control, DOES[does]);
}
