// A field that is not shown is not valid, so the browser does not send the form, and says nothing.

import { appearing } from '../controls.js';

const IS = {
  required: { required: true },
  pattern: { value: '+353 1 555', pattern: '[0-9]{6,}' },
};

export function start({ is }) {
  appearing('pay').then((pay) => {
    const field = Object.assign(document.createElement('input'), { name: 'phone' }, IS[is]);
    field.style.display = 'none';
    pay.form.append(field);
  });
}
